import type { AccountId, ConversationId } from './views';

interface About {
  clientId: string;
  other: AccountId;
}

/** What a person asks to be done. `clientId` is the same for each try. */
export type Command =
  | { type: 'account.change-discoverability'; clientId: string; byEmail: boolean; byPhone: boolean }
  | (About & { type: 'friendship.request'; message?: string; remark?: string })
  | (About & { type: 'friendship.accept'; remark?: string })
  | (About & { type: 'friendship.decline' })
  | (About & { type: 'friendship.withdraw' })
  | (About & { type: 'friendship.change-remark'; remark?: string })
  | (About & { type: 'friendship.end' })
  | (About & { type: 'friendship.block' })
  | (About & { type: 'friendship.unblock' })
  | {
      type: 'message.send';
      clientId: string;
      conversationId: ConversationId;
      content: { type: 'text'; text: string };
    }
  | { type: 'conversation.mark-read'; clientId: string; conversationId: ConversationId; upTo: number };

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
