import { CircleAlert } from 'lucide-react';
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react';
import { Hint } from '../layout/Hint';
import styles from './Field.module.css';
import { Box } from './Box';

interface Common {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Stands inside the box, after the input. */
  after?: ReactNode;
  /** Stands inside the box, before the input. */
  before?: ReactNode;
}

type InputProps = Common & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };
type AreaProps = Common & TextareaHTMLAttributes<HTMLTextAreaElement>;

/** A labelled input with its hint and error. */
export function Field({ label, hint, error, after, before, ...input }: InputProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Box wrong={error !== undefined && error !== ''}>
        {before}
        <input id={id} {...described(id, hint, error)} {...input} />
        {after}
      </Box>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

export function TextArea({ label, hint, error, after, before, ...area }: AreaProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Box wrong={error !== undefined && error !== ''}>
        {before}
        <textarea id={id} rows={2} {...described(id, hint, error)} {...area} />
        {after}
      </Box>
      <Notes id={id} hint={hint} error={error} />
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

function described(id: string, hint: string | undefined, error: string | undefined) {
  return {
    'aria-invalid': error !== undefined,
    'aria-describedby': [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined,
  };
}

function Notes({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  return (
    <>
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
    </>
  );
}
