import { useCallback, useState } from 'react';
import type { Wish } from '../protocol/commands';
import { useSession } from './hooks';

/** Carries out a button's command: whether it is on its way, and the code of what went wrong. */
export function usePerform() {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ code: string; seconds?: number }>();
  const perform = useCallback(
    async (wish: Wish): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      const answer = await session.open.perform(wish);
      setBusy(false);
      if (answer.type === 'refused') setProblem({ code: answer.code });
      else if (answer.type === 'busy')
        setProblem({ code: 'busy', seconds: Math.ceil(answer.retryAfterMillis / 1000) });
      else if (answer.type !== 'accepted') setProblem({ code: 'network' });
      return answer.type === 'accepted';
    },
    [session],
  );
  return { busy, problem, perform };
}
