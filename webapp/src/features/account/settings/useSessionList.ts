import { useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';

/** One's log-ins; absent while they are asked for, or when that failed. */
export interface SessionList {
  sessions: readonly SessionView[] | undefined;
  failed: boolean;
  reload: () => Promise<void>;
  /** Ends some of them; throws when that failed. */
  end: (ended: readonly SessionView[]) => Promise<void>;
}

export function useSessionList(): SessionList {
  const session = useSession();
  const [sessions, setSessions] = useState<readonly SessionView[]>();
  const [failed, setFailed] = useState(false);

  const ask = useCallback(
    () =>
      session.account.api.sessions().then(setSessions, () => {
        setFailed(true);
      }),
    [session],
  );
  useEffect(() => void ask(), [ask]);

  const reload = async () => {
    setFailed(false);
    setSessions(undefined);
    await ask();
  };
  const end = async (ended: readonly SessionView[]) => {
    for (const { sessionId } of ended) {
      await session.account.api.endSession(sessionId);
      setSessions((before) => before?.filter((each) => each.sessionId !== sessionId));
    }
  };
  return { sessions, failed, reload, end };
}
