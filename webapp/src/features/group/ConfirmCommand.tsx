import { useState } from 'react';
import { problemText, useT, type Key } from '../../i18n';
import type { CommandBody } from '../../protocol/commands';
import { usePerform } from '../../session/hooks/usePerform';
import { Confirm } from '../../ui/overlay/Confirm';

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
  // there is one for each member, and most are never asked
  const [asked, setAsked] = useState(question);
  if (question && question !== asked) setAsked(question);
  if (!asked) return null;
  const close = () => {
    forget();
    onClose();
  };
  const confirm = async () => {
    if (!(await perform(asked.body))) return;
    onDone?.();
    close();
  };
  return (
    <Confirm
      open={question !== undefined}
      onClose={close}
      title={t(asked.title, { name })}
      explanation={<p>{t(asked.explanation, { name })}</p>}
      problem={problem && problemText(t, problem)}
      cancel={t('action.cancel')}
      action={t(asked.action)}
      busy={busy}
      onConfirm={() => void confirm()}
    />
  );
}
