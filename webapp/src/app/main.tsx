import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import '../ui/tokens.css';
import '../ui/reset.css';
import { startTranslation } from '../i18n';
import { SessionContext } from '../session/hooks/useSession';
import { Session } from '../session/session';
import { startTextSize } from '../ui/device/text-size';
import { startTheme } from '../ui/device/theme';
import { ClockContext } from '../ui/text/useDates';
import { Broken } from './Broken';
import { startOffline } from './install/install';
import { startUpgrades } from './install/upgrade';
import { loadInside } from './start/load';
import { Start } from './start/Start';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

/** Waits for nothing while the module loads: what an account needs imports from the same file. */
async function start(page: HTMLElement): Promise<void> {
  startTheme();
  startTextSize();
  const session = new Session(loadInside);
  await startTranslation();
  createRoot(page).render(
    <StrictMode>
      <Broken>
        <SessionContext value={session}>
          <ClockContext value={session.clock}>
            <BrowserRouter>
              <Start />
            </BrowserRouter>
          </ClockContext>
        </SessionContext>
      </Broken>
    </StrictMode>,
  );
  startUpgrades(session);
  await session.start();
  startOffline();
}

void start(root);
