import { useState } from 'react';
import { useT } from '../../../i18n';
import type { FriendshipView } from '../../../protocol/views';
import { ConfirmStep, stepsFor, type Step } from './ConfirmStep';

interface Props {
  friendship: FriendshipView;
  name: string;
}

/** End, block, unblock. */
export function FriendshipActions({ friendship, name }: Props) {
  const t = useT();
  const [step, setStep] = useState<Step>();
  return (
    <div className="actions person-actions">
      {stepsFor(friendship).map((each) => (
        <button
          key={each}
          type="button"
          className={each === 'unblock' ? 'btn plain small' : 'btn danger small'}
          onClick={() => {
            setStep(each);
          }}
        >
          {t(`person.${each}`)}
        </button>
      ))}
      <ConfirmStep
        step={step}
        other={friendship.other}
        name={name}
        onClose={() => {
          setStep(undefined);
        }}
      />
    </div>
  );
}
