export type { AccountId, ConversationId, Source } from './generated/values';
export * from './generated/views';
