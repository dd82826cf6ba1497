import { useState } from 'react';
import { useT } from '../../../i18n';
import type { FriendshipView } from '../../../protocol/views';
import { ConfirmStep, stepsFor, type Step } from './ConfirmStep';
import { Actions } from '../../../ui/layout/Actions';
import styles from './person.module.css';
import { Button } from '../../../ui/button/Button';

interface Props {
  friendship: FriendshipView;
  name: string;
}

/** End, block, unblock. */
export function FriendshipActions({ friendship, name }: Props) {
  const t = useT();
  const [step, setStep] = useState<Step>();
  return (
    <Actions className={styles['person-actions']}>
      {stepsFor(friendship).map((each) => (
        <Button
          key={each}
          look={each === 'unblock' ? 'plain' : 'danger'}
          small
          onClick={() => {
            setStep(each);
          }}
        >
          {t(`person.${each}`)}
        </Button>
      ))}
      <ConfirmStep
        step={step}
        other={friendship.other}
        name={name}
        onClose={() => {
          setStep(undefined);
        }}
      />
    </Actions>
  );
}
