import { useCallback, useEffect, useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { ConversationId, LinkView } from '../../../protocol/views';
import { backoff, sleep } from '../../../session/network/clock';
import { useSession } from '../../../session/hooks/useSession';
import { troubleOf } from '../../../session/hooks/usePerform';

const TRIES = 8;

/** A group's invite links; absent until they are known. */
export function useLinks(conversationId: ConversationId) {
  const t = useT();
  const session = useSession();
  const [links, setLinks] = useState<readonly LinkView[]>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const fetched = useCallback(
    () => session.account.api.links(conversationId).catch(() => undefined),
    [session, conversationId],
  );

  useEffect(() => {
    let past = false;
    void fetched().then((found) => {
      if (past) return;
      if (found) setLinks(found);
      else setProblem(problemText(t, 'network'));
    });
    return () => {
      past = true;
    };
  }, [fetched, t]);

  /** True once the new link is in the list. */
  const make = async (hours: number | undefined, uses: number | undefined): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    const known = new Set(links?.map(({ linkId }) => linkId));
    const limits = { ...(hours !== undefined && { hours }), ...(uses !== undefined && { uses }) };
    const answer = await session.account.perform({ type: 'group.make-link', conversationId, ...limits });
    const trouble = troubleOf(answer);
    let made = false;
    // the view may be a moment behind
    for (let tries = 0; !trouble && !made && tries < TRIES; tries++) {
      if (tries > 0) await sleep(backoff(tries - 1));
      const found = await fetched();
      if (found) setLinks(found);
      made = found?.some(({ linkId }) => !known.has(linkId)) ?? false;
    }
    if (!made) setProblem(problemText(t, trouble ?? 'network'));
    setBusy(false);
    return made;
  };

  const revoked = (linkId: string) => {
    setLinks((before) => before?.filter((link) => link.linkId !== linkId));
  };
  return { links, problem, busy, make, revoked };
}
