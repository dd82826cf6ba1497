import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useModel } from '../session/hooks/useSession';

/** Leads to the first page when another account is at work here than before: what was open is none of its business. */
export function useLeaveOnAccountChange(): void {
  const me = useModel((model) => (model.phase === 'known' ? model.state.me : undefined));
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const before = useRef(me);
  useEffect(() => {
    if (me === undefined || me === before.current) return;
    if (before.current !== undefined && /^\/(c|people)\//.test(pathname))
      void navigate('/', { replace: true });
    before.current = me;
  }, [me, pathname, navigate]);
}
