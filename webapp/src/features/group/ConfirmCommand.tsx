import { problemText, useT, type Key } from '../../i18n';
import type { CommandBody } from '../../protocol/commands';
import { usePerform } from '../../session/hooks/usePerform';
import { Confirm } from '../../ui/overlay/Confirm';
import { ErrorLine } from '../../ui/form/Field';
import { useState } from 'react';

/** What is done about a group, or one of its members, only when it was asked. */
export interface Question {
  title: Key;
  explanation: Key;
  action: Key;
  body: CommandBody;
}

interface Props {
  question: Question | undefined;
  name: string;
  onDone?: () => void;
  onClose: () => void;
}

export function ConfirmCommand({ question, name, onDone, onClose }: Props) {
  const t = useT();
  const { busy, problem, perform, forget } = usePerform();
  // what was asked last is still read while the dialog goes away
  const [shown, setShown] = useState(question);
  if (question && question !== shown) {
    setShown(question);
    forget();
  }
  if (!shown) return null;
  return (
    <Confirm
      open={question !== undefined}
      onClose={onClose}
      title={t(shown.title, { name })}
      explanation={
        <>
          <p>{t(shown.explanation, { name })}</p>
          {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
        </>
      }
      cancel={t('action.cancel')}
      action={t(shown.action)}
      busy={busy}
      onConfirm={() =>
        void perform(shown.body).then((done) => {
          if (!done) return;
          onDone?.();
          onClose();
        })
      }
    />
  );
}
