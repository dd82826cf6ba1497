import { useCallback, useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { CommandBody } from '../../../protocol/commands';
import type { Answer } from '../../../protocol/frames';
import { useSession } from '../../../session/hooks/useSession';
import { troubleOf } from '../../../session/hooks/usePerform';
import { say } from '../../../ui/overlay/Toasts';
import { nameOf } from '../../../people/useName';
import { notAddedTexts } from './not-added';

type Accepted = Extract<Answer, { type: 'accepted' }>;

/** Carries out what adds friends to a group, and says who of them could not be added, or what went wrong. */
export function useAddMembers() {
  const t = useT();
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const add = useCallback(
    async (body: CommandBody): Promise<Accepted | undefined> => {
      setBusy(true);
      setProblem(undefined);
      const answer = await session.account.perform(body);
      setBusy(false);
      const trouble = troubleOf(answer);
      if (trouble) setProblem(problemText(t, trouble));
      if (answer.type !== 'accepted') return undefined;
      const { state } = session.store.get();
      for (const text of notAddedTexts(t, answer.notAdded ?? [], (id) => nameOf(state, id, t))) say(text);
      return answer;
    },
    [t, session],
  );
  const forget = useCallback(() => {
    setProblem(undefined);
  }, []);
  return { busy, problem, add, forget };
}
