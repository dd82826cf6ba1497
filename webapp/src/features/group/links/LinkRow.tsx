import { useT } from '../../../i18n';
import type { GroupView, LinkView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { CopyLink } from '../../../ui/device/CopyLink';
import { useDates } from '../../../ui/text/useDates';
import { addressOf } from './link-parts';
import { leads } from '../permissions';
import { Button } from '../../../ui/button/Button';
import styles from './links.module.css';

interface Props {
  link: LinkView;
  group: GroupView;
  onRevoke: () => void;
}

/** An invite link: until when, for how many, and as a QR code; or why it lets nobody in. */
export function LinkRow({ link: { by, until, uses, used, ended, fragment }, group, onRevoke }: Props) {
  const t = useT();
  const dates = useDates();
  const me = useModel((model) => model.state.me);
  const address = addressOf(location.origin, fragment);
  const ends =
    until === undefined ? t('links.no-end') : t('links.until', { time: dates.full(Date.parse(until)) });
  return (
    <li className={styles['link-row']}>
      <p className={styles.terms}>
        <span>{ends}</span>
        <span>{uses === undefined ? t('links.used', { used }) : t('links.used-of', { used, uses })}</span>
      </p>
      {ended === undefined ? (
        <CopyLink link={address} label={t('links.link')} />
      ) : (
        <p>{t(`links.ended-${ended}`)}</p>
      )}
      {(by === me || leads(group)) && (
        <Button look="danger" small onClick={onRevoke}>
          {t('links.revoke')}
        </Button>
      )}
    </li>
  );
}
