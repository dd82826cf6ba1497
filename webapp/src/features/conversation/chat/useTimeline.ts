import { useLayoutEffect, useMemo } from 'react';
import type { ConversationId } from '../../../protocol/views';
import { useModel, useSession } from '../../../session/hooks/useSession';
import type { Timeline } from '../../../session/state/model';

/** What the list asks for as one scrolls. */
export interface Reading {
  newest: () => void;
  older: () => void;
  newer: () => void;
  retry: () => void;
  trim: (reading: 'first' | 'last') => void;
}

/** The stretch of a conversation that one reads, opened around message `at` or at its end, and left with the page. */
export function useTimeline(id: ConversationId, at: number | undefined): [Timeline | undefined, Reading] {
  const session = useSession();
  const timeline = useModel((model) => model.timelines.get(id));
  useLayoutEffect(() => {
    const { history } = session.account;
    void history.open(id, at);
    return () => {
      history.leave(id);
    };
  }, [session, id, at]);
  const reading = useMemo((): Reading => {
    const { history } = session.account;
    return {
      newest: () => void history.newest(id),
      older: () => void history.older(id),
      newer: () => void history.newer(id),
      retry: () => {
        history.retry();
      },
      trim: (where) => {
        history.trim(id, where);
      },
    };
  }, [session, id]);
  return [timeline, reading];
}
