import type { Mention } from './events';
import type { AccountId, ConversationId, GroupView, Source } from './views';

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
  | (Within & {
      type: 'message.send';
      content: { type: 'text'; text: string; mentions?: readonly Mention[] };
    })
  | (Within & { type: 'conversation.mark-read'; upTo: number })
  | (Within & { type: 'conversation.pin'; pinned: boolean })
  | (Within & { type: 'conversation.mute'; muted: boolean })
  | (Within & { type: 'conversation.hide' })
  | (Within & { type: 'conversation.mark-unread'; unread: boolean })
  | (Within & { type: 'message.delete'; messageNo: number })
  | { type: 'group.create'; clientId: string; name?: string; members: readonly AccountId[] }
  | (Within & { type: 'group.invite'; members: readonly AccountId[] })
  | (Within & { type: 'group.remove'; members: readonly AccountId[] })
  | (Within & { type: 'group.leave' })
  | (Within & { type: 'group.dissolve' })
  | (Within & { type: 'group.change-role'; account: AccountId; role: 'admin' | 'member' })
  | (Within & { type: 'group.transfer'; account: AccountId })
  | (Within & { type: 'group.rename'; name?: string })
  | (Within & { type: 'group.describe'; description?: string })
  | (Within & { type: 'group.announce'; text?: string })
  | (Within & { type: 'group.change-avatar'; avatar?: string })
  | (Within & { type: 'group.change-settings' } & Pick<
        GroupView,
        'inviting' | 'historyFromStart' | 'quietLeaving'
      >)
  | (Within & { type: 'group.silence'; silenced: boolean })
  | (Within & { type: 'group.mute-member'; account: AccountId; minutes: number })
  | (Within & { type: 'group.unmute-member'; account: AccountId })
  | (Within & { type: 'group.change-nickname'; nickname?: string })
  | (Within & { type: 'group.change-remark'; remark?: string })
  | (Within & { type: 'group.read-announcement'; announcementNo: number });

type WithoutClientId<C> = C extends Command ? Omit<C, 'clientId'> : never;
export type Wish = WithoutClientId<Command>;

/** Limits in Unicode code points. */
export const limits = {
  text: 8_000,
  requestMessage: 200,
  remark: 40,
  nickname: 40,
  groupName: 60,
  description: 500,
  announcement: 2_000,
  /** Accounts in one command. */
  atOnce: 200,
  /** Mentions in one message. */
  mentions: 50,
  passwordMin: 8,
  passwordMax: 128,
} as const;
