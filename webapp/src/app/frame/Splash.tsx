import { useT } from '../../i18n';
import { Skeleton } from '../../ui/list/Skeleton';
import { ConnectionBanner } from './ConnectionBanner';

/** Until it is clear whether somebody is logged in. */
export function Splash() {
  const t = useT();
  return (
    <div className="frame show-list">
      <div className="rail" />
      <main className="panes">
        <section className="list">
          <ConnectionBanner />
          <div className="rows">
            <Skeleton rows={6} label={t('app.loading')} />
          </div>
        </section>
        <div className="main" />
      </main>
    </div>
  );
}
