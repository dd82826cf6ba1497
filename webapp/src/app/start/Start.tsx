import { useModel } from '../../session/hooks/useSession';
import { Splash } from '../frame/Splash';
import { useLeaveOnAccountChange } from '../useLeaveOnAccountChange';
import { fetchedInside } from './load';
import { Outside } from './Outside';

/** What is there at once: the log-in page, or the outline of the page of an account that is being opened. */
export function Start() {
  const phase = useModel((model) => model.phase);
  useLeaveOnAccountChange();
  if (phase === 'unknown') return <Splash />;
  if (phase === 'anonymous') return <Outside />;
  const { App } = fetchedInside();
  return <App />;
}
