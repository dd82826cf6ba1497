import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n';
import { useModel } from '../../session/hooks';
import { copy } from '../../ui/copy';

/** One's own handle, and a link that leads a friend to a request. */
export function Invite() {
  const t = useT();
  const handle = useModel((model) => model.state.self?.handle);
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

  if (handle === undefined) return null;
  const link = `${location.origin}/add/${handle}`;
  return (
    <div className="invite">
      <p>
        {t('invite.title')} <strong>@{handle}</strong>
      </p>
      <div className="invite-link">
        <input
          readOnly
          value={link}
          aria-label={t('invite.link')}
          onFocus={({ target }) => {
            target.select();
          }}
        />
        <button
          type="button"
          className="btn small"
          onClick={() => {
            void copy(link).then(setCopied);
          }}
        >
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          <span aria-live="polite">{t(copied ? 'invite.copied' : 'invite.copy')}</span>
        </button>
      </div>
      <p className="hint">{t('invite.explain')}</p>
    </div>
  );
}
