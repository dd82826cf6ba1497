import type { GroupEvent } from '../../protocol/events';
import { isOfGroup } from '../../protocol/events';
import { put, type Fold, type State } from '../../session/state';

/** The groups that one is asked into: until one has answered, or has come in otherwise. */
export const foldInvitation: Fold = (state, event) => {
  if (!isOfGroup(event) || isKnown(state, event)) return state;
  const { conversationId } = event.data;
  switch (event.type) {
    case 'group.invited':
      if (event.data.account !== state.me) return state;
      // what the group is, no entry tells
      return { ...state, invited: put(state.invited, conversationId, event.position) };
    case 'group.invitation-declined':
      return event.data.account === state.me ? without(state, conversationId) : state;
    case 'group.joined':
      return event.data.members.includes(state.me) ? without(state, conversationId) : state;
    default:
      return state;
  }
};

/** Whether the card, or what is to be fetched, is newer; so it is where one has been in the group since. */
function isKnown(state: State, { data: { conversationId: id }, position }: GroupEvent): boolean {
  const { group, position: changed = 0 } = state.conversations.get(id) ?? {};
  const known = Math.max(state.invitations.get(id)?.position ?? 0, state.invited.get(id) ?? 0);
  return position <= known || (group !== undefined && position < changed);
}

function without(state: State, id: string): State {
  if (!state.invitations.has(id) && !state.invited.has(id)) return state;
  const invitations = new Map(state.invitations);
  const invited = new Map(state.invited);
  invitations.delete(id);
  invited.delete(id);
  return { ...state, invitations, invited };
}
