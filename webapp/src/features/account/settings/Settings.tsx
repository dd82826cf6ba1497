import { useState, type ReactNode } from 'react';
import { useT } from '../../../i18n';
import { ProfileCard } from '../profile/ProfileCard';
import { AskBeforeGroups } from './AskBeforeGroups';
import { Devices } from './Devices';
import { Discoverability } from './Discoverability';
import { Invite } from './Invite';
import { LogOut } from './LogOut';
import { Appearance } from './Appearance';
import { Privacy } from './Privacy';
import { Page } from '../../../ui/layout/Page';
import { useTitle } from '../../../ui/title';

/** One's account and this device; `children` are the panels of other features. */
export function Settings({ children }: { children?: ReactNode }) {
  const t = useT();
  useTitle(t('settings.title'));
  // each time when others were ended the list is asked for anew
  const [ended, setEnded] = useState(0);
  return (
    <Page aria-labelledby="settings-title">
      <h1 id="settings-title">{t('settings.title')}</h1>
      <ProfileCard
        onOthersEnded={() => {
          setEnded(ended + 1);
        }}
      />
      <Invite />
      <Appearance />
      {children}
      <Discoverability />
      <Privacy />
      <AskBeforeGroups />
      <Devices key={ended} />
      <LogOut />
    </Page>
  );
}
