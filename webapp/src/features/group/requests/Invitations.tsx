import { useMemo } from 'react';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { Invitation } from './Invitation';

/** The groups that one is asked into, the newest first. */
export function Invitations() {
  const t = useT();
  const invitations = useModel((model) => model.state.invitations);
  const all = useMemo(
    () => [...invitations.values()].sort((a, b) => Date.parse(b.time) - Date.parse(a.time)),
    [invitations],
  );
  if (all.length === 0) return null;
  return (
    <section className="invitations" aria-labelledby="invitations">
      <h2 className="section-title" id="invitations">
        {t('invitation.title')} <span className="count">{all.length}</span>
      </h2>
      <ul>
        {all.map((invitation) => (
          <Invitation key={invitation.conversationId} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}
