import { HardDrive, RefreshCw, WifiOff, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n';
import { useModel, useSession } from '../../session/hooks/useSession';
import { TextButton } from '../../ui/button/TextButton';
import styles from './frame.module.css';
import { classes } from '../../ui/classes';

/** A short interruption isn't worth a word. */
const PATIENCE_MILLIS = 2_000;

/** Says that the page is too old or not connected, and that it can't keep anything. */
export function ConnectionBanner() {
  const outdated = useModel((model) => model.outdated);
  return (
    <>
      {outdated ? <Outdated /> : <NoLink />}
      <NotKept />
    </>
  );
}

function Outdated() {
  const t = useT();
  return (
    <Banner
      icon={RefreshCw}
      text={t('link.outdated')}
      action={t('app.reload')}
      onAction={() => {
        location.reload();
      }}
    />
  );
}

function NoLink() {
  const t = useT();
  const session = useSession();
  const link = useModel((model) => model.link);
  if (!useLate(link !== 'connected')) return null;
  return (
    <Banner
      icon={WifiOff}
      text={t(link === 'offline' ? 'link.offline' : 'link.connecting')}
      action={t('link.reconnect')}
      onAction={() => {
        session.reconnect();
      }}
    />
  );
}

function NotKept() {
  const t = useT();
  const durable = useModel((model) => model.durable);
  const [told, setTold] = useState(false);
  if (durable || told) return null;
  return (
    <Banner
      icon={HardDrive}
      text={t('link.not-kept')}
      action={t('link.not-kept-told')}
      onAction={() => {
        setTold(true);
      }}
    />
  );
}

interface Props {
  icon: LucideIcon;
  text: string;
  action: string;
  onAction: () => void;
}

function Banner({ icon: Icon, text, action, onAction }: Props) {
  return (
    <p className={classes(styles.banner, styles['link-banner'])} role="status">
      <Icon aria-hidden="true" />
      <span>{text}</span>
      <TextButton onClick={onAction}>{action}</TextButton>
    </p>
  );
}

/** Whether something has been so for a while. */
function useLate(is: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => {
      setLate(true);
    }, PATIENCE_MILLIS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [is]);
  return late;
}
