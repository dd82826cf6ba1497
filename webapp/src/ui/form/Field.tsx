import { CircleAlert } from 'lucide-react';
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react';
import { useT } from '../../i18n';
import { Hint } from '../layout/Hint';
import styles from './Field.module.css';
import { Box } from './Box';
import { Counter, useCount } from './Counter';

interface Common {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** So many code points it may have: it is counted close to that, and wrong above. */
  limit?: number | undefined;
  /** Stands inside the box, after the input. */
  after?: ReactNode;
  /** Stands inside the box, before the input. */
  before?: ReactNode;
}

type InputProps = Common & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };
type AreaProps = Common & TextareaHTMLAttributes<HTMLTextAreaElement>;

/** A labelled input with its hint and error. */
export function Field({ label, hint, error, limit, after, before, ...input }: InputProps) {
  const { id, notes, wrong, described } = useNotes(input.value, hint, error, limit);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Box wrong={wrong}>
        {before}
        <input id={id} {...described} {...input} />
        {after}
      </Box>
      {notes}
    </div>
  );
}

export function TextArea({ label, hint, error, limit, after, before, ...area }: AreaProps) {
  const { id, notes, wrong, described } = useNotes(area.value, hint, error, limit);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Box wrong={wrong}>
        {before}
        <textarea id={id} rows={2} {...described} {...area} />
        {after}
      </Box>
      {notes}
    </div>
  );
}

export function ErrorLine({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p className={styles.error} role="alert" id={id}>
      <CircleAlert aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** What stands below a field, and how the field refers to it. */
function useNotes(
  value: InputProps['value'],
  hint: string | undefined,
  error: string | undefined,
  limit = Infinity,
) {
  const t = useT();
  const id = useId();
  const count = useCount(typeof value === 'string' ? value.trim() : '', limit);
  const problem = count.over > 0 ? t('form.over', count.said) : error;
  const ids = {
    [`${id}-error`]: problem,
    [`${id}-count`]: count.near && count.over === 0,
    [`${id}-hint`]: hint,
  };
  return {
    id,
    wrong: problem !== undefined && problem !== '',
    described: {
      'aria-invalid': problem !== undefined,
      'aria-describedby':
        Object.keys(ids)
          .filter((each) => ids[each])
          .join(' ') || undefined,
    },
    notes: (
      <>
        {problem && <ErrorLine id={`${id}-error`}>{problem}</ErrorLine>}
        {count.over === 0 && <Counter id={`${id}-count`} count={count} />}
        {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      </>
    ),
  };
}
