import { MessageCircle, Settings, Users } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useT } from '../../i18n';
import { useUnreadTotal } from '../../features/conversation/list/useUnreadTotal';
import { useModel } from '../../session/hooks/useSession';
import { PersonAvatar } from '../../people/PersonAvatar';
import { Toasts } from '../../ui/overlay/Toasts';
import { Keys } from '../keys/Keys';
import { useWaitingTotal } from '../useWaitingTotal';
import { ConnectionBanner } from './ConnectionBanner';
import { PaneHandle } from './PaneHandle';
import { Tab } from './Tab';
import { useListWidth } from './useListWidth';
import styles from './frame.module.css';
import { classes } from '../../ui/classes';

interface Props {
  list?: ReactNode;
  main: ReactNode;
  /** What a phone shows: the list, the main part alone, or the main part with the tabs. */
  pane: 'list' | 'main' | 'page';
}

/** Rail, list and main part; one column with a tab bar on a phone. */
export function Frame({ list, main, pane }: Props) {
  const t = useT();
  const me = useModel((model) => model.state.me);
  const self = useModel((model) => model.state.self);
  const messages = useUnreadTotal();
  const waiting = useWaitingTotal();
  const [width, setWidth] = useListWidth();
  return (
    <div
      className={classes(styles.frame, styles[`show-${pane}`], !list && styles['no-list'])}
      data-testid="frame"
      style={{ '--list-width': `${String(width)}px` } as CSSProperties}
    >
      <nav className={styles.rail} data-testid="rail" aria-label={t('app.main-navigation')}>
        <span className={styles['rail-self']} title={self && `@${self.handle}`}>
          <PersonAvatar id={me} size="m" />
        </span>
        <Tab to="/" pages="/c/" label={t('app.chats')} count={messages}>
          <MessageCircle aria-hidden="true" />
        </Tab>
        <Tab to="/people" pages="/people/" label={t('app.people')} count={waiting}>
          <Users aria-hidden="true" />
        </Tab>
        <Tab to="/settings" pages="/settings/" label={t('app.settings')} count={0}>
          <Settings aria-hidden="true" />
        </Tab>
      </nav>
      <main className={styles.panes}>
        {list}
        {list !== undefined && <PaneHandle width={width} onChange={setWidth} />}
        <div className={styles.main} data-testid="main">
          <ConnectionBanner />
          {main}
        </div>
      </main>
      <Keys />
      <Toasts />
    </div>
  );
}
