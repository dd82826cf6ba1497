import type { ConversationId } from '../../protocol/views';
import type { DraftOf, FoldOf } from '../../session/state/draft';

type InvitationParts = 'invitations' | 'invited';

/** The groups that one is asked into: until one has answered, or has come in otherwise. */
export const foldInvitation: FoldOf<'group', InvitationParts> = (draft, { seq, event }) => {
  const { conversationId: id } = event.data;
  switch (event.type) {
    case 'group.invited':
      // what the group is, no entry tells
      if (event.data.account === draft.me && seq > askedAsOf(draft, id) && !hasComeIn(draft, id, seq))
        draft.invited.set(id, seq);
      break;
    case 'group.invitation-declined':
      if (event.data.account === draft.me) remove(draft, id, seq);
      break;
    case 'group.joined':
      if (event.data.members.includes(draft.me)) remove(draft, id, seq);
      break;
    default:
  }
};

/** As of which entry the card is, or is to be fetched. */
function askedAsOf({ invitations, invited }: DraftOf<InvitationParts>, id: ConversationId): number {
  return Math.max(invitations.get(id)?.seq ?? 0, invited.get(id) ?? 0);
}

/**
 * Whether one came in after the entry: a view as of it or later has one as a member. Where it hasn't, one may have been
 * asked after one had left.
 */
function hasComeIn({ conversations }: DraftOf<InvitationParts>, id: ConversationId, seq: number): boolean {
  const view = conversations.get(id);
  return view?.group?.self !== undefined && seq <= view.seq;
}

/** Takes away what was asked before the entry: a card as of a later one is of another invitation. */
function remove(draft: DraftOf<InvitationParts>, id: ConversationId, seq: number): void {
  if (seq <= askedAsOf(draft, id)) return;
  draft.invitations.delete(id);
  draft.invited.delete(id);
}
