import { problemText, useT } from '../../../i18n';
import type { AccountId, FriendshipView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { Confirm } from '../../../ui/overlay/Confirm';

/** What is asked about before it is done. */
export type Step = 'end' | 'block' | 'unblock';

export function stepsFor(friendship: FriendshipView): Step[] {
  if (friendship.blocked) return ['unblock'];
  return friendship.friends ? ['end', 'block'] : ['block'];
}

interface Props {
  step: Step | undefined;
  other: AccountId;
  name: string;
  onClose: () => void;
}

export function ConfirmStep({ step, other, name, onClose }: Props) {
  const t = useT();
  const { busy, problem, perform, forget } = usePerform();
  const shown = step ?? 'end';
  const close = () => {
    forget();
    onClose();
  };
  return (
    <Confirm
      open={step !== undefined}
      onClose={close}
      title={t(`person.${shown}-ask`, { name })}
      explanation={<p>{t(`person.${shown}-explain`, { name })}</p>}
      problem={problem && problemText(t, problem)}
      cancel={t('action.cancel')}
      action={t(`person.${shown}`)}
      busy={busy}
      onConfirm={() =>
        void perform({ type: `friendship.${shown}`, other }).then((done) => {
          if (done) close();
        })
      }
    />
  );
}
