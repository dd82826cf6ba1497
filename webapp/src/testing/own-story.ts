import type { CommandBody } from '../protocol/commands';

/** What two people do each for themselves, in their chat of three messages and with themselves. */
export function ownStory(
  one: string,
  other: string,
  conversationId: string,
): [actor: string, body: CommandBody][] {
  const inChat = { conversationId };
  const saved = { conversationId: `c-${one}+${one}` };
  return [
    [one, { type: 'conversation.pin', ...inChat, pinned: true }],
    [one, { type: 'conversation.mute', ...inChat, muted: true }],
    [one, { type: 'conversation.hide', ...inChat }],
    [one, { type: 'conversation.archive', ...inChat, archived: true }],
    [other, { type: 'conversation.mark-unread', ...inChat, unread: true }],
    [other, { type: 'message.delete', ...inChat, messageNo: 1 }],
    [other, { type: 'message.delete', ...inChat, messageNo: 3 }],
    // muting moves nothing between list and archive
    [other, { type: 'message.send', ...inChat, content: { type: 'text', text: 'muted' } }],
    [one, { type: 'conversation.mute', ...inChat, muted: false }],
    [other, { type: 'message.send', ...inChat, content: { type: 'text', text: 'back' } }],
    [one, { type: 'conversation.mute', ...inChat, muted: true }],
    [one, { type: 'conversation.open-saved' }],
    [one, { type: 'message.send', ...saved, content: { type: 'text', text: 'milk' } }],
    [one, { type: 'conversation.mark-read', ...saved, upTo: 1 }],
    [one, { type: 'message.delete', ...saved, messageNo: 1 }],
  ];
}
