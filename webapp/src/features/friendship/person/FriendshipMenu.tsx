import { Ban, CircleUser, UserMinus, UserCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useT } from '../../../i18n';
import type { AccountId } from '../../../protocol/views';
import { usePerson } from '../../../session/hooks/usePerson';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/overlay/Menu';
import { useOpen } from '../../../ui/navigation';
import { useName } from '../../../people/useName';
import { ConfirmStep, stepsFor, type Step } from './ConfirmStep';

const icons = { end: UserMinus, block: Ban, unblock: UserCheck };

interface Props {
  other: AccountId;
  /** Stands first: what can be done with the chat. */
  chat: ReactNode;
}

/** For the head of a chat: what can be done with it, and with the person as on their page. */
export function FriendshipMenu({ other, chat }: Props) {
  const t = useT();
  const open = useOpen();
  const name = useName(other);
  const { friendship } = usePerson(other);
  const [step, setStep] = useState<Step>();
  return (
    <>
      <Menu label={t('chat.more')}>
        {chat}
        <MenuSeparator />
        <MenuItem
          icon={<CircleUser aria-hidden="true" />}
          onClick={() => {
            open(`/people/${other}`);
          }}
        >
          {t('chat.profile')}
        </MenuItem>
        {friendship &&
          stepsFor(friendship).map((each) => {
            const Icon = icons[each];
            return (
              <MenuItem
                key={each}
                icon={<Icon aria-hidden="true" />}
                danger={each !== 'unblock'}
                onClick={() => {
                  setStep(each);
                }}
              >
                {t(`person.${each}`)}
              </MenuItem>
            );
          })}
      </Menu>
      <ConfirmStep
        step={step}
        other={other}
        name={name}
        onClose={() => {
          setStep(undefined);
        }}
      />
    </>
  );
}
