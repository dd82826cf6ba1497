import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { speak, useLanguage, useT } from '../../i18n';
import { useModel, useSession } from '../../session/hooks';
import { Avatar } from '../../ui/Avatar';
import { Confirm } from '../../ui/Confirm';
import { ErrorLine } from '../../ui/Field';
import { Segments } from '../../ui/Segments';
import { chooseTheme, useTheme } from '../../ui/theme';
import { Discoverability } from './Discoverability';
import { Invite } from './Invite';
import { TextSizePicker } from './TextSizePicker';
import { formProblem } from '../../ui/problems';

export function Settings() {
  const t = useT();
  const self = useModel((model) => model.state.self);
  return (
    <section className="page" aria-labelledby="settings-title">
      <h1 id="settings-title">{t('settings.title')}</h1>
      <div className="group self">
        <Avatar name={self?.avatar} size="l" />
        <div>
          <strong>{self?.nickname}</strong>
          <span>{self && `@${self.handle}`}</span>
        </div>
      </div>
      <Invite />
      <Discoverability />
      <Looks />
      <LogOutButton />
    </section>
  );
}

function Looks() {
  const t = useT();
  return (
    <div className="group">
      <h2>{t('settings.look')}</h2>
      <Segments
        label={t('settings.theme')}
        value={useTheme()}
        options={[
          { value: 'system', label: t('settings.theme-system') },
          { value: 'light', label: t('settings.theme-light') },
          { value: 'dark', label: t('settings.theme-dark') },
        ]}
        onChange={chooseTheme}
      />
      <TextSizePicker />
      <Segments
        label={t('settings.language')}
        value={useLanguage()}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ]}
        onChange={(language) => void speak(language)}
      />
    </div>
  );
}

function LogOutButton() {
  const t = useT();
  const session = useSession();
  const unsent = useModel((model) => model.outbox.some((message) => message.state !== 'accepted'));
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const logOut = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await session.logOut();
    } catch (error) {
      setProblem(formProblem(t, error).text);
      setBusy(false);
    }
  };

  return (
    <div className="group">
      <button
        type="button"
        className="btn danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        <LogOut aria-hidden="true" />
        {t('settings.logout')}
      </button>
      <Confirm
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        title={t('settings.logout-ask')}
        explanation={
          <>
            <p>{t('settings.logout-explain')}</p>
            {unsent && <p>{t('settings.logout-unsent')}</p>}
            {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
          </>
        }
        cancel={t('action.cancel')}
        action={t('settings.logout')}
        busy={busy}
        onConfirm={() => void logOut()}
      />
    </div>
  );
}
