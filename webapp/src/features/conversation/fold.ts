import { withoutPersonal, type EventOf, type EventOfFeature, type UnknownEvent } from '../../protocol/events';
import type { AccountId, ConversationView } from '../../protocol/views';
import { newest } from '../../session/paging/timeline-event';
import type { FoldOf } from '../../session/state/draft';
import { MENTION_UNKNOWN } from '../../session/state/state';

type ConversationEvent = EventOfFeature<'conversation' | 'message'> | UnknownEvent;

/** The conversations one is in. What becomes of a group as such is folded elsewhere. */
export const foldConversation: FoldOf<'conversation' | 'message', 'conversations', UnknownEvent> = (
  draft,
  { seq, event },
) => {
  const id = event.data.conversationId;
  if (id === undefined) return;
  const before = draft.conversations.get(id) ?? opened(event, draft.me);
  if (!before || seq <= before.seq) return;
  const after = { ...before, ...newest(event, before), ...changeBy(event, before, draft.me), seq };
  draft.conversations.set(id, after);
};

function opened(event: ConversationEvent, me: AccountId): ConversationView | undefined {
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
    seq: -1,
  };
}

function changeBy(
  event: ConversationEvent,
  before: ConversationView,
  me: AccountId,
): Partial<ConversationView> {
  switch (event.type) {
    case 'conversation.opened':
    case 'conversation.reopened':
      return { open: true };
    case 'conversation.closed':
      return { open: false };
    case 'message.sent': {
      const { messageNo, sender } = event.data;
      const own = sender === me ? { ownLastNo: Math.max(before.ownLastNo, messageNo) } : {};
      const mentionedNo = Math.max(before.group?.mentionedNo ?? 0, messageNo);
      const group = before.group && isMentioned(event, me) && { ...before.group, mentionedNo };
      return {
        lastNo: Math.max(before.lastNo, messageNo),
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
    case 'conversation.archived':
      return { archivedUpTo: event.data.archived ? event.data.upTo : undefined };
    case 'conversation.marked-unread':
      return { markedUnread: event.data.unread };
    case 'message.deleted': {
      const { last, group } = before;
      const { messageNo } = event.data;
      return {
        ...(last.type === 'message.sent' &&
          last.data.messageNo === messageNo && { last: withoutPersonal(last), lastDeleted: true }),
        ...(group?.mentionedNo === messageNo && {
          group: { ...group, mentionedNo: messageNo - 1 > seenUpTo(before) ? MENTION_UNKNOWN : 0 },
        }),
      };
    }
    case 'unknown':
      return { lastNo: Math.max(before.lastNo, event.data.messageNo ?? 0) };
  }
}

/** Out of the list until its next message. */
export function isHidden({ hiddenUpTo, lastNo }: ConversationView): boolean {
  return hiddenUpTo !== undefined && lastNo <= hiddenUpTo;
}

/** In the archive: for good if it is muted, else until its next message. */
export function isArchived({ archivedUpTo, lastNo, muted }: ConversationView): boolean {
  return archivedUpTo !== undefined && (muted || lastNo <= archivedUpTo);
}

/** Up to which message there is nothing unread. */
export function seenUpTo({ readUpTo, ownLastNo, group }: ConversationView): number {
  return Math.max(readUpTo, ownLastNo, group?.joinedNo ?? 0);
}

export function unread(conversation: ConversationView): number {
  return Math.max(0, conversation.lastNo - seenUpTo(conversation));
}

/** Something in it waits to be read, or one marked it so. */
export function isUnread(conversation: ConversationView): boolean {
  return conversation.markedUnread || unread(conversation) > 0;
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
