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

startTheme();
startTextSize();
const session = new Session(loadInside);
await startTranslation();
createRoot(root).render(
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
