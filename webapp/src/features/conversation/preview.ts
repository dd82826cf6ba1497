import type { Translate } from '../../i18n';
import type { EventView } from '../../protocol/events';
import type { AccountId } from '../../protocol/views';

/** A line that isn't a message, in the reader's language. */
export function lineText(t: Translate, event: EventView): string {
  switch (event.type) {
    case 'conversation.opened':
      return t('chat.opened');
    case 'conversation.closed':
      return t('chat.closed');
    case 'conversation.reopened':
      return t('chat.reopened');
    default:
      return t('chat.unknown');
  }
}

/** What the conversation list shows of the newest event. */
export function previewOf(t: Translate, event: EventView, me: AccountId): string {
  if (event.type !== 'message.sent') return lineText(t, event);
  const content = event.data.personal?.content;
  if (!content) return t('chat.erased');
  const text = content.type === 'text' ? content.text.replace(/\s+/g, ' ').trim() : t('chat.unknown');
  return event.data.sender === me ? t('chats.you', { text }) : text;
}
