import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';

/** Before a log-in: whose messages wait here for theirs. */
export function Waiting() {
  const t = useT();
  const left = useModel((model) => model.left);
  if (!left) return null;
  const { handle, unsent } = left;
  return (
    <p className="waiting" role="status">
      {unsent === 1 ? t('login.waiting-one', { handle }) : t('login.waiting', { handle, count: unsent })}
    </p>
  );
}
