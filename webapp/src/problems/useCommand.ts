import { useCallback } from 'react';
import { problemText, useT } from '../i18n';
import type { CommandBody } from '../protocol/commands';
import { troubleOf } from '../session/hooks/usePerform';
import { useSession } from '../session/hooks/useSession';
import { say } from '../ui/overlay/Toasts';

/** Carries out a menu's command. The menu is gone when the answer comes: what went wrong is said in a toast. */
export function useCommand(): (body: CommandBody) => Promise<boolean> {
  const t = useT();
  const session = useSession();
  return useCallback(
    async (body) => {
      const trouble = troubleOf(await session.account.perform(body));
      if (trouble) say(problemText(t, trouble));
      return trouble === undefined;
    },
    [t, session],
  );
}
