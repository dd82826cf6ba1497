import { useCallback, useEffect, useState } from 'react';
import { ProblemError } from '../network/http';

/** What the server answered last, and the code of what stood against the answer; `again` asks once more. */
export interface Asked<T> {
  answer: T | undefined;
  problem: string | undefined;
  again: () => void;
}

/** Asks, and asks anew whenever `ask` is another. */
export function useAnswer<T>(ask: () => Promise<T>): Asked<T> {
  const [answer, setAnswer] = useState<T>();
  const [problem, setProblem] = useState<string>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let past = false;
    ask().then(
      (told) => {
        if (past) return;
        setAnswer(() => told);
        setProblem(undefined);
      },
      (error: unknown) => {
        if (past) return;
        setProblem((error instanceof ProblemError ? error.problem.code : undefined) ?? 'network');
      },
    );
    return () => {
      past = true;
    };
  }, [ask, tries]);
  const again = useCallback(() => {
    setProblem(undefined);
    setTries((before) => before + 1);
  }, []);
  return { answer, problem, again };
}
