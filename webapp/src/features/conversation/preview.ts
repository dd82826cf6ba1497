import type { Translate } from '../../i18n';
import { isOfGroup, type Content, type EventView } from '../../protocol/events';
import type { AccountId, ConversationView } from '../../protocol/views';
import { isSaved } from '../../people/saved';
import { nameIn, type Names } from '../../people/useName';
import { groupLine, joinedLine } from './group-lines';
import { readable } from './composer/mentions';

/** How things are told: in which language, to whom, and who is called what. */
export interface Telling {
  t: Translate;
  me: AccountId;
  nameOf: (id: AccountId) => string;
  inGroup: boolean;
  /** Nobody but the reader is in the conversation. */
  alone?: boolean;
}

export function tellingOf(
  names: Names,
  { conversationId, other, group }: Pick<ConversationView, 'conversationId' | 'other' | 'group'>,
  t: Translate,
): Telling {
  const nameOf = (id: AccountId) => nameIn(names, conversationId, id, t);
  const { me } = names.state;
  return { t, me, nameOf, inGroup: group !== undefined, alone: isSaved({ other }, me) };
}

/** A line that isn't a message, in the reader's language. */
export function lineText(telling: Telling, event: EventView): string {
  const { t, alone } = telling;
  switch (event.type) {
    case 'conversation.opened':
      return t(alone ? 'saved.opened' : 'chat.opened');
    case 'conversation.closed':
      return t('chat.closed');
    case 'conversation.reopened':
      return t('chat.reopened');
    default:
      return (isOfGroup(event) ? groupLine(telling, event) : undefined) ?? t('chat.unknown');
  }
}

/** Events that stand in one line. */
export function linesText(telling: Telling, events: readonly EventView[]): string {
  const [first] = events;
  if (!first) return '';
  return (events.length > 1 ? joinedLine(telling, events) : undefined) ?? lineText(telling, first);
}

/** What the conversation list shows of the newest event. */
export function previewOf(telling: Telling, event: EventView): string {
  const { t, me, nameOf, inGroup, alone } = telling;
  if (event.type !== 'message.sent') return lineText(telling, event).replace(/\s+/g, ' ');
  const { sender, personal } = event.data;
  const text = brief(telling, personal?.content);
  if (text === undefined) return t('chat.erased');
  if (alone) return text;
  if (sender === me) return t('chats.you', { text });
  return inGroup ? t('chats.by', { by: nameOf(sender), text }) : text;
}

function brief(telling: Telling, content: Content | undefined): string | undefined {
  if (!content) return undefined;
  if (content.type !== 'text') return telling.t('chat.unknown');
  const text = readable(content.text, content.mentions, (account) => calledBy(telling, account));
  return text.replace(/\s+/g, ' ').trim();
}

/** What one who is mentioned is called. */
export function calledBy({ t, nameOf }: Telling, account: AccountId | undefined): string {
  return account === undefined ? t('mention.all') : nameOf(account);
}
