import { useState } from 'react';
import { problemText, useT } from '../../i18n';
import { limits } from '../../protocol/commands';
import type { AccountId } from '../../protocol/views';
import { usePerform } from '../../session/perform';
import { Field } from '../../ui/Field';
import { isBlank, length } from '../../ui/text';

interface Props {
  other: AccountId;
  remark: string | undefined;
}

/** A private name for somebody; left empty, it is taken away. */
export function RemarkForm({ other, remark = '' }: Props) {
  const t = useT();
  const [text, setText] = useState(remark);
  const { busy, problem, perform } = usePerform();
  const long = length(text.trim()) > limits.remark;
  const changed = text.trim() !== remark;
  const error = long ? t('problem.too-long') : problem && problemText(t, problem);

  return (
    <form
      className="group"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || long || !changed) return;
        void perform({
          type: 'friendship.change-remark',
          other,
          ...(isBlank(text) ? {} : { remark: text.trim() }),
        });
      }}
    >
      <Field
        label={t('person.remark')}
        value={text}
        error={error}
        onChange={({ target }) => {
          setText(target.value);
        }}
        after={
          changed && (
            <button type="submit" className="btn plain small in-box" aria-disabled={busy}>
              {t('person.remark-save')}
            </button>
          )
        }
      />
    </form>
  );
}
