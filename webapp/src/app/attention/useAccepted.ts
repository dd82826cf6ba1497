import { useEffect, useEffectEvent } from 'react';
import { accepted } from '../../features/friendship/fold';
import { useT } from '../../i18n';
import { nameOf } from '../../people/useName';
import type { FriendshipView } from '../../protocol/views';
import { useSession } from '../../session/hooks/useSession';
import type { State } from '../../session/state/state';
import { useOpen } from '../../ui/navigation';
import { say } from '../../ui/overlay/Toasts';

/** Says that somebody accepted one's request, as it happens or as one comes back to the network, and offers the chat. */
export function useAccepted(): void {
  const t = useT();
  const { store } = useSession();
  const open = useOpen();
  const openChat = useEffectEvent((chat: string) => {
    open(chat);
  });
  const tell = useEffectEvent(({ other, conversationId }: FriendshipView, state: State) => {
    const chat = `/c/${conversationId ?? ''}`;
    if (conversationId === undefined || location.pathname === chat) return;
    const onClick = () => {
      openChat(chat);
    };
    say(t('request.accepted', { name: nameOf(state, other, t) }), { label: t('request.open-chat'), onClick });
  });
  useEffect(() => {
    let before = store.get().state;
    return store.subscribe(() => {
      const { state } = store.get();
      if (state.friendships === before.friendships) return;
      const those = state.me === before.me ? accepted(before.friendships, state.friendships) : [];
      before = state;
      for (const each of those) tell(each, state);
    });
  }, [store]);
}
