import type { ConversationId } from '../../protocol/views';
import { put, type FoldOf, type State } from '../../session/state/state';

/** The groups that one is asked into: until one has answered, or has come in otherwise. */
export const foldInvitation: FoldOf<'group'> = (state, { seq, event }) => {
  const { conversationId: id } = event.data;
  switch (event.type) {
    case 'group.invited':
      if (event.data.account !== state.me || seq <= askedAsOf(state, id) || hasComeIn(state, id, seq))
        return state;
      // what the group is, no entry tells
      return { ...state, invited: put(state.invited, id, seq) };
    case 'group.invitation-declined':
      return event.data.account === state.me ? without(state, id, seq) : state;
    case 'group.joined':
      return event.data.members.includes(state.me) ? without(state, id, seq) : state;
    default:
      return state;
  }
};

/** As of which entry the card is, or is to be fetched. */
function askedAsOf({ invitations, invited }: State, id: ConversationId): number {
  return Math.max(invitations.get(id)?.seq ?? 0, invited.get(id) ?? 0);
}

/**
 * Whether one came in after the entry: a view as of it or later has one as a member. Where it hasn't, one may have been
 * asked after one had left.
 */
function hasComeIn({ conversations }: State, id: ConversationId, seq: number): boolean {
  const view = conversations.get(id);
  return view?.group?.self !== undefined && seq <= view.seq;
}

/** Without what was asked before the entry: a card as of a later one is of another invitation. */
function without(state: State, id: ConversationId, seq: number): State {
  const asked = state.invitations.has(id) || state.invited.has(id);
  if (!asked || seq <= askedAsOf(state, id)) return state;
  const invitations = new Map(state.invitations);
  const invited = new Map(state.invited);
  invitations.delete(id);
  invited.delete(id);
  return { ...state, invitations, invited };
}
