import type { AccountId, ConversationId, Source } from './views';

interface About {
  clientId: string;
  other: AccountId;
}

interface Within {
  clientId: string;
  conversationId: ConversationId;
}

/** What a person asks to be done. `clientId` is the same for each try. */
export type Command =
  | { type: 'account.change-discoverability'; clientId: string; byEmail: boolean; byPhone: boolean }
  | { type: 'account.change-privacy'; clientId: string; readMarks: boolean; presence: boolean }
  | (About & { type: 'friendship.request'; message?: string; remark?: string; source?: Source })
  | (About & { type: 'friendship.accept'; remark?: string })
  | (About & { type: 'friendship.decline' })
  | (About & { type: 'friendship.withdraw' })
  | (About & { type: 'friendship.change-remark'; remark?: string })
  | (About & { type: 'friendship.end' })
  | (About & { type: 'friendship.block' })
  | (About & { type: 'friendship.unblock' })
  | (Within & { type: 'message.send'; content: { type: 'text'; text: string } })
  | (Within & { type: 'conversation.mark-read'; upTo: number })
  | (Within & { type: 'conversation.pin'; pinned: boolean })
  | (Within & { type: 'conversation.mute'; muted: boolean })
  | (Within & { type: 'conversation.hide' })
  | (Within & { type: 'conversation.mark-unread'; unread: boolean })
  | (Within & { type: 'message.delete'; messageNo: number });

type WithoutClientId<C> = C extends Command ? Omit<C, 'clientId'> : never;
export type Wish = WithoutClientId<Command>;

/** Limits in Unicode code points. */
export const limits = {
  text: 8_000,
  requestMessage: 200,
  remark: 40,
  nickname: 40,
  passwordMin: 8,
  passwordMax: 128,
} as const;
