import { useT } from '../../i18n';
import { Bones } from '../../ui/list/Skeleton';
import { LinkBanner } from './ConnectionBanner';

/** Until it is clear whether somebody is logged in. */
export function Splash() {
  const t = useT();
  return (
    <div className="frame show-list">
      <div className="rail" />
      <main className="panes">
        <section className="list">
          <LinkBanner />
          <div className="rows">
            <Bones rows={6} label={t('app.loading')} />
          </div>
        </section>
        <div className="main" />
      </main>
    </div>
  );
}
