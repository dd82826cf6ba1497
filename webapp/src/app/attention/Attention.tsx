import { useEffect, useEffectEvent, useRef } from 'react';
import { useMatch } from 'react-router';
import { useUnreadTotal } from '../../features/conversation/list/useUnreadTotal';
import { translate } from '../../i18n';
import type { AccountId, ConversationId } from '../../protocol/views';
import { useSession } from '../../session/hooks/useSession';
import { useOpen } from '../../ui/navigation';
import { showUnread } from './badge';
import { Notifier } from './notifier';
import { InView } from './in-view';
import { onWorkerClick } from './notifications';

/** Draws nothing: tells somebody who looks elsewhere that there is something to read. Mount it anew for another. */
export function Attention({ account }: { account: AccountId }) {
  const session = useSession();
  const go = useOpen();
  const chat = useMatch('/c/:id/*')?.params.id;
  const count = useUnreadTotal();
  const inView = useRef<InView>(null);

  useEffect(() => {
    showUnread(count, translate('app.name'));
  }, [count]);
  useEffect(() => {
    return () => {
      showUnread(0, translate('app.name'));
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
  useEffect(() => inView.current?.open(chat), [chat]);
  return null;
}
