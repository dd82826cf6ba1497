import type { ReactNode } from 'react';
import { limits } from '../../../protocol/limits';
import { Field } from '../../../ui/form/Field';
import { isBlank, length } from '../../../ui/text/text';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
  after?: ReactNode;
}

/** Where a private name for somebody is typed. */
export function RemarkField({ label, value, onChange, error, after }: Props) {
  return (
    <Field
      label={label}
      dir="auto"
      value={value}
      error={error}
      limit={limits.remark}
      onChange={({ target }) => {
        onChange(target.value);
      }}
      after={after}
    />
  );
}

export function remarkTooLong(text: string): boolean {
  return length(text.trim()) > limits.remark;
}

/** As a command says it: left out where nothing was typed. */
export function remarkOf(text: string): { remark?: string } {
  return isBlank(text) ? {} : { remark: text.trim() };
}
