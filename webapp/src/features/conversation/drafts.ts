/** What was typed and not sent, kept for this tab, over a reload too. */
const key = (conversationId: string) => `parley.draft.${conversationId}`;

export function draftOf(conversationId: string): string {
  return sessionStorage.getItem(key(conversationId)) ?? '';
}

export function keepDraft(conversationId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(key(conversationId));
  else sessionStorage.setItem(key(conversationId), text);
}
