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

/** One's account and this device; `children` are the panels of other features. */
export function Settings({ children }: { children?: ReactNode }) {
  const t = useT();
  const self = useModel((model) => model.state.self);
  return (
    <section className="page" aria-labelledby="settings-title">
      <h1 id="settings-title">{t('settings.title')}</h1>
      <div className="group self">
        <Avatar name={self?.avatar} size="l" />
        <div>
          <strong>
            <bdi>{self?.nickname}</bdi>
          </strong>
          <span>{self && `@${self.handle}`}</span>
        </div>
      </div>
      <Invite />
      <Appearance />
      {children}
      <Discoverability />
      <Privacy />
      <AskBeforeGroups />
      <Devices />
      <LogOut />
    </section>
  );
}
