import { Check, Copy } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useT } from '../../i18n';
import { copy } from './copy';
import { Button } from '../button/Button';
import { Bone } from '../list/Bone';
import styles from './CopyLink.module.css';

const Qr = lazy(() => import('./Qr').then((module) => ({ default: module.Qr })));

interface Props {
  link: string;
  label: string;
}

/** A link to be given to somebody: copied, or scanned from the screen. */
export function CopyLink({ link, label }: Props) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const [coded, setCoded] = useState(false);

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
    <div>
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
      <details
        className={styles.code}
        onToggle={({ currentTarget }) => {
          setCoded(currentTarget.open);
        }}
      >
        <summary>{t('links.qr')}</summary>
        {coded && (
          <Suspense fallback={<Bone as="div" className={styles.qr} aria-label={t('app.loading')} />}>
            <Qr text={link} label={t('links.qr-text', { link })} />
          </Suspense>
        )}
      </details>
    </div>
  );
}
