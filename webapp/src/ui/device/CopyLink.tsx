import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n';
import { copy } from './copy';
import { Button } from '../button/Button';
import styles from './CopyLink.module.css';

interface Props {
  link: string;
  label: string;
}

/** A link to be given to somebody. */
export function CopyLink({ link, label }: Props) {
  const t = useT();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => {
      setCopied(false);
    }, 2_500);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);

  return (
    <div className={styles['invite-link']}>
      <input
        readOnly
        value={link}
        aria-label={label}
        onFocus={({ target }) => {
          target.select();
        }}
      />
      <Button
        small
        onClick={() => {
          void copy(link).then(setCopied);
        }}
      >
        {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        <span aria-live="polite">{t(copied ? 'invite.copied' : 'invite.copy')}</span>
      </Button>
    </div>
  );
}
