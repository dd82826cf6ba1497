import { useMemo } from 'react';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { Invitation } from './Invitation';
import { SectionTitle } from '../../../ui/layout/SectionTitle';
import { Badge } from '../../../ui/list/Badge';
import styles from './requests.module.css';

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
    <section className={styles.invitations} aria-labelledby="invitations">
      <SectionTitle id="invitations">
        {t('invitation.title')} <Badge>{all.length}</Badge>
      </SectionTitle>
      <ul>
        {all.map((invitation) => (
          <Invitation key={invitation.conversationId} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}
