import type { AccountId, ConversationId, ConversationView } from '../protocol/views';
import type { State } from '../session/state/state';

/** Whether it is the conversation that one has with oneself. */
export function isSaved({ other }: Pick<ConversationView, 'other'>, me: AccountId): boolean {
  return other !== undefined && other === me;
}

/** One's saved messages, if one has opened them. */
export function savedIn({
  conversations,
  me,
}: Pick<State, 'conversations' | 'me'>): ConversationId | undefined {
  for (const conversation of conversations.values()) {
    if (isSaved(conversation, me)) return conversation.conversationId;
  }
  return undefined;
}
