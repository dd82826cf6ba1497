import { useCallback } from 'react';
import { problemText, useT } from '../../../i18n';
import type { CommandBody } from '../../../protocol/commands';
import { useSession } from '../../../session/hooks/useSession';
import { usePerform } from '../../../session/hooks/usePerform';
import { say } from '../../../ui/overlay/Toasts';
import { nameOf } from '../../../people/useName';
import { notAddedTexts } from './not-added';

/** Carries out what adds friends to a group, and says who of them could not be added, or what went wrong. */
export function useAddMembers() {
  const t = useT();
  const { store } = useSession();
  const { busy, problem, perform, forget } = usePerform();
  const add = useCallback(
    async (body: CommandBody) => {
      const accepted = await perform(body);
      const { state } = store.get();
      for (const text of notAddedTexts(t, accepted?.notAdded ?? [], (id) => nameOf(state, id, t))) say(text);
      return accepted;
    },
    [t, store, perform],
  );
  return { busy, problem: problem && problemText(t, problem), add, forget };
}
