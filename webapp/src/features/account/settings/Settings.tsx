import type { ReactNode } from 'react';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { Avatar } from '../../../ui/avatar/Avatar';
import { AskBeforeGroups } from './AskBeforeGroups';
import { Devices } from './Devices';
import { Discoverability } from './Discoverability';
import { Invite } from './Invite';
import { LogOut } from './LogOut';
import { Appearance } from './Appearance';
import { Privacy } from './Privacy';
import { Page } from '../../../ui/layout/Page';
import { useTitle } from '../../../ui/title';
import { Card } from '../../../ui/layout/Card';
import styles from './Settings.module.css';

/** One's account and this device; `children` are the panels of other features. */
export function Settings({ children }: { children?: ReactNode }) {
  const t = useT();
  useTitle(t('settings.title'));
  const self = useModel((model) => model.state.self);
  return (
    <Page aria-labelledby="settings-title">
      <h1 id="settings-title">{t('settings.title')}</h1>
      <Card className={styles.self}>
        <Avatar name={self?.avatar} size="l" />
        <div>
          <strong>
            <bdi>{self?.nickname}</bdi>
          </strong>
          <span>{self && `@${self.handle}`}</span>
        </div>
      </Card>
      <Invite />
      <Appearance />
      {children}
      <Discoverability />
      <Privacy />
      <AskBeforeGroups />
      <Devices />
      <LogOut />
    </Page>
  );
}
