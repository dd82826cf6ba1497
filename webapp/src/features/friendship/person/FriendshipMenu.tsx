import { Ban, CircleUser, UserMinus, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n';
import type { AccountId } from '../../../protocol/views';
import { usePerson } from '../../../session/hooks/usePerson';
import { Menu, MenuItem } from '../../../ui/overlay/Menu';
import { useOpen } from '../../../ui/navigation';
import { useName } from '../../../people/useName';
import { ConfirmStep, stepsFor, type Step } from './ConfirmStep';

const icons = { end: UserMinus, block: Ban, unblock: UserCheck };

/** The same as on the person's page, for the head of a chat. */
export function FriendshipMenu({ other }: { other: AccountId }) {
  const t = useT();
  const open = useOpen();
  const name = useName(other);
  const { friendship } = usePerson(other);
  const [step, setStep] = useState<Step>();
  return (
    <>
      <Menu label={t('chat.more')}>
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
