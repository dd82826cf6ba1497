import { useState } from 'react';
import { useLocation } from 'react-router';
import { chosenFilter } from '../../features/conversation/list/filter';
import { listed } from '../../features/conversation/list/order';
import { useSession } from '../../session/hooks/useSession';
import { useClose, useOpen, useTab } from '../../ui/navigation';
import { KeysDialog } from './KeysDialog';
import { SEARCH_BOX } from '../frame/ListPane';
import { useShortcuts } from './shortcuts';

/** What the shortcuts do. */
export function Keys() {
  const { store } = useSession();
  const { pathname } = useLocation();
  const [asked, setAsked] = useState(false);
  const go = useOpen();
  const change = useTab();
  const close = useClose(pathname.startsWith('/people/') ? '/people' : '/');

  const step = (by: number) => {
    const open = /^\/c\/([^/]+)/.exec(pathname)?.[1];
    const rows = listed(store.get().state.conversations, chosenFilter(), open);
    const addresses = rows.map((each) => `/c/${each.conversationId}`);
    const at = addresses.findIndex((address) => pathname.startsWith(address));
    const next = at < 0 ? addresses[0] : addresses[at + by];
    if (next !== undefined) go(next);
  };
  useShortcuts({
    search: () => {
      const box = document.getElementById(SEARCH_BOX);
      // in one column the list may not be there
      if (box?.offsetParent) box.focus();
      else change('/', SEARCH_BOX);
    },
    previous: () => {
      step(-1);
    },
    next: () => {
      step(1);
    },
    close: () => {
      if (pathname.startsWith('/c/') || pathname.startsWith('/people/')) close();
    },
    help: () => {
      setAsked(true);
    },
  });
  return (
    <KeysDialog
      open={asked}
      onClose={() => {
        setAsked(false);
      }}
    />
  );
}
