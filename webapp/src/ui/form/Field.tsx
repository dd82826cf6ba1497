import { CircleAlert } from 'lucide-react';
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react';

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
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className={error ? 'box wrong' : 'box'}>
        {before}
        <input id={id} {...described(id, hint, error)} {...input} />
        {after}
      </div>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

export function TextArea({ label, hint, error, after, before, ...area }: AreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className={error ? 'box wrong' : 'box'}>
        {before}
        <textarea id={id} rows={2} {...described(id, hint, error)} {...area} />
        {after}
      </div>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

export function ErrorLine({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p className="error" role="alert" id={id}>
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
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}
