import {
  CircleUser,
  Crown,
  MessageSquare,
  MessageSquareOff,
  ShieldCheck,
  ShieldOff,
  UserMinus,
} from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n';
import type { CommandBody } from '../../../protocol/commands';
import type { ConversationId, GroupView, MemberView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { Menu, MenuItem } from '../../../ui/overlay/Menu';
import { useOpen } from '../../../ui/navigation';
import { useCommand } from '../../../problems/useCommand';
import { ConfirmCommand, type Question } from '../ConfirmCommand';
import { actsOn, type Act } from '../permissions';

const HOUR = 60;
const mutes = [
  { key: 'group.mute-10', minutes: 10 },
  { key: 'group.mute-60', minutes: HOUR },
  { key: 'group.mute-day', minutes: 24 * HOUR },
] as const;
const icons = {
  unmute: MessageSquare,
  remove: UserMinus,
  'make-admin': ShieldCheck,
  'make-member': ShieldOff,
  transfer: Crown,
};

interface Props {
  conversationId: ConversationId;
  group: GroupView;
  member: MemberView;
  name: string;
}

/** What one may do about another member of a group. */
export function MemberMenu({ conversationId, group, member, name }: Props) {
  const t = useT();
  const open = useOpen();
  const command = useCommand();
  const { clock } = useSession();
  const [question, setQuestion] = useState<Question>();
  const { account } = member;
  const within = { conversationId, account };
  const act = (what: Exclude<Act, 'mute'>) => {
    const body = commandFor(what, within);
    if (what === 'remove' || what === 'transfer')
      setQuestion({
        title: `group.${what}-ask`,
        explanation: `group.${what}-explain`,
        action: `group.${what}`,
        body,
      });
    else void command(body);
  };
  return (
    <>
      <Menu label={t('group.member-more', { name })}>
        <MenuItem
          icon={<CircleUser aria-hidden="true" />}
          onClick={() => {
            open(`/people/${account}`);
          }}
        >
          {t('chat.profile')}
        </MenuItem>
        {actsOn(group, member, clock.now()).map((what) => {
          if (what === 'mute')
            return mutes.map(({ key, minutes }) => (
              <MenuItem
                key={key}
                icon={<MessageSquareOff aria-hidden="true" />}
                onClick={() => void command({ type: 'group.mute-member', ...within, minutes })}
              >
                {t(key)}
              </MenuItem>
            ));
          const Icon = icons[what];
          return (
            <MenuItem
              key={what}
              icon={<Icon aria-hidden="true" />}
              danger={what === 'remove'}
              onClick={() => {
                act(what);
              }}
            >
              {t(`group.${what}`)}
            </MenuItem>
          );
        })}
      </Menu>
      <ConfirmCommand
        question={question}
        name={name}
        onClose={() => {
          setQuestion(undefined);
        }}
      />
    </>
  );
}

function commandFor(
  what: Exclude<Act, 'mute'>,
  within: { conversationId: string; account: string },
): CommandBody {
  switch (what) {
    case 'unmute':
      return { type: 'group.unmute-member', ...within };
    case 'remove':
      return { type: 'group.remove', conversationId: within.conversationId, members: [within.account] };
    case 'make-admin':
      return { type: 'group.change-role', ...within, role: 'admin' };
    case 'make-member':
      return { type: 'group.change-role', ...within, role: 'member' };
    case 'transfer':
      return { type: 'group.transfer', ...within };
  }
}
