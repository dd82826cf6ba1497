import { useEffect, useState } from 'react';
import type { ConversationView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { silenceOf, type Silence } from '../permissions';

/** A timer can't wait longer. */
const LONGEST = 2 ** 31 - 1;

/** Why one can't write in a group just now. */
export function useSilence(conversation: ConversationView): Silence | undefined {
  const { clock } = useSession();
  const [now, setNow] = useState(() => clock.now());
  const silence = silenceOf(conversation, now);
  const until = silence?.type === 'muted' ? silence.until : undefined;
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(
      () => {
        setNow(clock.now());
      },
      Math.min(LONGEST, until - clock.now() + 50),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [clock, until]);
  return silence;
}
