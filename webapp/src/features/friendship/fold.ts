import type { EventOf, EventOfFeature } from '../../protocol/events';
import type { AccountId, FriendshipView } from '../../protocol/views';
import type { FoldOf } from '../../session/state/draft';
import type { State } from '../../session/state/state';

type Change = Partial<Omit<FriendshipView, 'other' | 'seq'>>;

/** What is between oneself and each other person. */
export const foldFriendship: FoldOf<'friendship', 'friendships'> = (draft, { seq, event }) => {
  const [other, fields] = changeBy(event, draft.me);
  const before = draft.friendships.get(other);
  if (before && seq <= before.seq) return;
  const after = {
    ...(before ?? { other, friends: false, blocked: false }),
    ...fields,
    seq,
  };
  draft.friendships.set(other, after);
};

/** With whom something changed, and what. */
function changeBy(event: EventOfFeature<'friendship'>, me: AccountId): [AccountId, Change] {
  switch (event.type) {
    case 'friendship.requested':
      return [event.data.to, asked('outgoing', event)];
    case 'friendship.request-received':
      return [event.data.from, asked('incoming', event)];
    case 'friendship.withdrawn':
      return [event.data.to, { outgoing: undefined }];
    case 'friendship.request-retracted':
    case 'friendship.declined':
      return [event.data.from, { incoming: undefined }];
    case 'friendship.accepted': {
      const { by, other, conversationId } = event.data;
      return [
        by === me ? other : by,
        { friends: true, conversationId, outgoing: undefined, incoming: undefined },
      ];
    }
    case 'friendship.remark-changed':
      return [event.data.about, { remark: event.data.personal?.remark }];
    case 'friendship.ended':
      return [event.data.one === me ? event.data.other : event.data.one, { friends: false }];
    case 'friendship.blocked':
      return [event.data.other, { blocked: true }];
    case 'friendship.unblocked':
      return [event.data.other, { blocked: false }];
  }
}

type Request = EventOf<'friendship.requested' | 'friendship.request-received'>;

function asked(side: 'outgoing' | 'incoming', { data: { personal, source }, time }: Request): Change {
  const message = personal?.message === undefined ? {} : { message: personal.message };
  return { [side]: { ...message, time }, source };
}

/** Those who have accepted one's request between two states. */
export function accepted(before: State['friendships'], now: State['friendships']): FriendshipView[] {
  return [...now.values()].filter(({ other, friends }) => {
    const was = before.get(other);
    return friends && was?.outgoing !== undefined && !was.incoming && !was.friends;
  });
}
