import { useEffect, useEffectEvent, useRef } from 'react';
import { useMatch } from 'react-router';
import { useUnreadTotal } from '../../features/conversation/list/useUnreadTotal';
import type { AccountId, ConversationId } from '../../protocol/views';
import { useSession } from '../../session/hooks/useSession';
import { useOpen } from '../../ui/navigation';
import { useWaitingTotal } from '../useWaitingTotal';
import { useAccepted } from './useAccepted';
import { showWaiting } from './badge';
import { Notifier } from './notifier';
import { InView } from './in-view';
import { onWorkerClick } from './notifications';

/** Draws nothing: tells somebody who looks elsewhere that there is something to read or to answer. Mount it anew for another. */
export function Attention({ account }: { account: AccountId }) {
  const session = useSession();
  const go = useOpen();
  const chat = useMatch('/c/:id/*')?.params.id;
  const count = useUnreadTotal() + useWaitingTotal();
  const inView = useRef<InView>(null);

  useEffect(() => {
    showWaiting(count);
  }, [count]);
  useEffect(() => {
    return () => {
      showWaiting(0);
    };
  }, []);

  const open = useEffectEvent((id: ConversationId) => {
    if (id !== chat) go(`/c/${id}`);
  });
  useEffect(() => {
    const clicked = (id: ConversationId) => {
      open(id);
    };
    const looking = (inView.current = new InView(account));
    const calling = new Notifier(session, account, looking, clicked);
    const leave = onWorkerClick(clicked);
    return () => {
      leave();
      calling.close();
      looking.close();
    };
  }, [session, account]);
  useAccepted();
  useEffect(() => inView.current?.open(chat), [chat]);
  return null;
}
