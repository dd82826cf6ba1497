import { useCallback, useRef, useState } from 'react';
import type { CommandBody } from '../../protocol/commands';
import type { Answer } from '../../protocol/frames';
import type { Lost } from '../network/connection';
import { useSession } from './useSession';

/** The code of what went wrong, and how long to wait if the server said so. */
interface Trouble {
  code: string;
  seconds?: number;
}

type Accepted = Extract<Answer, { type: 'accepted' }>;

/** Carries out a button's command: whether it is on its way, and the code of what went wrong. */
export function usePerform() {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Trouble>();
  const tries = useRef(0);
  const perform = useCallback(
    async (body: CommandBody): Promise<Accepted | undefined> => {
      const mine = ++tries.current;
      setBusy(true);
      setProblem(undefined);
      const answer = await session.account.perform(body);
      if (mine === tries.current) {
        setBusy(false);
        setProblem(troubleOf(answer));
      }
      return answer.type === 'accepted' ? answer : undefined;
    },
    [session],
  );
  /** What comes next is another matter: what went wrong, or still goes, is not said of it. */
  const forget = useCallback(() => {
    tries.current++;
    setBusy(false);
    setProblem(undefined);
  }, []);
  return { busy, problem, perform, forget };
}

export function troubleOf(answer: Answer | Lost): Trouble | undefined {
  if (answer.type === 'accepted') return undefined;
  if (answer.type === 'refused') return { code: answer.code };
  if (answer.type === 'busy') return { code: 'busy', seconds: Math.ceil(answer.retryAfterMillis / 1000) };
  return { code: 'network' };
}
