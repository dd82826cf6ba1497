import { isOfGroup, withoutPersonal, type EventOf, type EventView } from '../../protocol/events';
import type { AccountId, ConversationView } from '../../protocol/views';
import { put, type Fold } from '../../session/state';

/** The conversations one is in. What becomes of a group as such is folded elsewhere. */
export const foldConversation: Fold = (state, event) => {
  const id = 'conversationId' in event.data ? event.data.conversationId : undefined;
  if (id === undefined || isOfGroup(event)) return state;
  const before = state.conversations.get(id) ?? opened(event, state.me);
  if (!before || event.position <= before.position) return state;
  const after = { ...before, ...changeBy(event, before, state.me), position: event.position };
  return { ...state, conversations: put(state.conversations, id, after) };
};

function opened(event: EventView, me: AccountId): ConversationView | undefined {
  if (event.type !== 'conversation.opened') return undefined;
  const { conversationId, members } = event.data;
  return {
    conversationId,
    other: members.find((member) => member !== me) ?? me,
    open: true,
    lastNo: 0,
    ownLastNo: 0,
    readUpTo: 0,
    otherReadUpTo: 0,
    pinned: false,
    muted: false,
    markedUnread: false,
    last: event,
    lastDeleted: false,
    position: -1,
  };
}

function changeBy(event: EventView, before: ConversationView, me: AccountId): Partial<ConversationView> {
  switch (event.type) {
    case 'conversation.opened':
    case 'conversation.reopened':
      return { open: true, ...newest(event) };
    case 'conversation.closed':
      return { open: false, ...newest(event) };
    case 'message.sent': {
      const { messageNo, sender } = event.data;
      const own = sender === me ? { ownLastNo: Math.max(before.ownLastNo, messageNo) } : {};
      const group = before.group && isMentioned(event, me) && { ...before.group, mentionedNo: messageNo };
      return {
        lastNo: Math.max(before.lastNo, messageNo),
        ...newest(event),
        ...own,
        ...(group && { group }),
      };
    }
    case 'conversation.read': {
      const { reader, upTo } = event.data;
      return reader === me
        ? { readUpTo: Math.max(before.readUpTo, upTo), markedUnread: false }
        : { otherReadUpTo: Math.max(before.otherReadUpTo, upTo) };
    }
    case 'conversation.pinned':
      return { pinned: event.data.pinned };
    case 'conversation.muted':
      return { muted: event.data.muted };
    case 'conversation.hidden':
      return { hiddenUpTo: event.data.upTo };
    case 'conversation.marked-unread':
      return { markedUnread: event.data.unread };
    case 'message.deleted': {
      const { last } = before;
      return last.type === 'message.sent' && last.data.messageNo === event.data.messageNo
        ? { last: withoutPersonal(last), lastDeleted: true }
        : {};
    }
    case 'unknown': {
      const { messageNo, afterNo } = event.data;
      if (messageNo !== undefined) return { lastNo: Math.max(before.lastNo, messageNo), ...newest(event) };
      return afterNo === undefined ? {} : newest(event);
    }
    default:
      return {};
  }
}

function newest(last: EventView) {
  return { last, lastDeleted: false };
}

/** Out of the list until its next message. */
export function isHidden({ hiddenUpTo, lastNo }: ConversationView): boolean {
  return hiddenUpTo !== undefined && lastNo <= hiddenUpTo;
}

/** Up to which message there is nothing unread. */
export function seenUpTo({ readUpTo, ownLastNo, group }: ConversationView): number {
  return Math.max(readUpTo, ownLastNo, group?.joinedNo ?? 0);
}

export function unread(conversation: ConversationView): number {
  return Math.max(0, conversation.lastNo - seenUpTo(conversation));
}

/** One was mentioned in what is unread. */
export function isCalled(conversation: ConversationView): boolean {
  return (conversation.group?.mentionedNo ?? 0) > seenUpTo(conversation);
}

/** Whether a message names one, or everyone. */
export function isMentioned({ data }: EventOf<'message.sent'>, me: AccountId): boolean {
  const content = data.personal?.content;
  if (content?.type !== 'text') return false;
  return (content.mentions ?? []).some(({ account = me }) => account === me);
}
