import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { CopyLink } from '../../../ui/device/CopyLink';
import { Hint } from '../../../ui/layout/Hint';
import styles from './Invite.module.css';

/** One's own handle, and a link that leads a friend to a request. */
export function Invite() {
  const t = useT();
  const handle = useModel((model) => model.state.self?.handle);
  if (handle === undefined) return null;
  return (
    <div className={styles.invite}>
      <p>
        {t('invite.title')} <strong>@{handle}</strong>
      </p>
      <CopyLink link={`${location.origin}/add/${handle}`} label={t('invite.link')} />
      <Hint>{t('invite.explain')}</Hint>
    </div>
  );
}
