import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { problemText, useT } from '../../../i18n';
import { savedIn } from '../../../people/saved';
import { usePerform } from '../../../session/hooks/usePerform';
import { useModel } from '../../../session/hooks/useSession';
import { Button } from '../../../ui/button/Button';
import { Empty } from '../../../ui/layout/Empty';
import { Hidden } from '../../../ui/layout/Hidden';
import { Skeleton } from '../../../ui/list/Skeleton';
import { BackLink } from '../../../ui/navigation';
import { Page } from '../../../ui/layout/Page';

/** Leads to one's saved messages, and opens them the first time. */
export function OpenSaved() {
  const t = useT();
  const id = useModel(({ state }) => savedIn(state));
  const ready = useModel((model) => model.loaded && model.link === 'connected');
  const { busy, problem, perform } = usePerform();
  const missing = ready && id === undefined;
  useEffect(() => {
    if (missing) void perform({ type: 'conversation.open-saved' });
  }, [missing, perform]);
  if (id !== undefined) return <Navigate to={`/c/${id}`} replace />;
  return (
    <Page aria-label={t('saved.title')}>
      <BackLink home="/" />
      <Hidden as="h1">{t('saved.title')}</Hidden>
      {problem ? (
        <Empty role="alert">
          <p>{problemText(t, problem)}</p>
          <Button
            look="plain"
            small
            disabled={busy}
            onClick={() => void perform({ type: 'conversation.open-saved' })}
          >
            {t('chat.retry')}
          </Button>
        </Empty>
      ) : (
        <Skeleton rows={1} label={t('app.loading')} />
      )}
    </Page>
  );
}
