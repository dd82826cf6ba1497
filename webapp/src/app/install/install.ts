import { Store } from '../../session/state/store';

/** Chromium's offer to make an app of the page. */
interface Offer extends Event {
  prompt(): Promise<unknown>;
}

/** What this browser does for the page beyond showing it. */
export interface Browser {
  /** Whether the page opens without network: it needs HTTPS, isn't known here, is being prepared, or does. */
  readonly offline: 'insecure' | 'none' | 'soon' | 'ready';
  readonly offer: Offer | undefined;
}

export const browser = new Store<Browser>({ offline: offlineBefore(), offer: undefined });

/** Has the page kept for the time without network. */
export function startOffline(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    browser.set({ offer: event as Offer });
  });
  addEventListener('appinstalled', () => {
    browser.set({ offer: undefined });
  });
  if (browser.get().offline !== 'soon' || !import.meta.env.PROD) return;
  navigator.serviceWorker.register('/sw.js').then(
    () => navigator.serviceWorker.ready.then(() => browser.set({ offline: 'ready' })),
    // switched off, as in a private window of some browsers
    () => browser.set({ offline: 'none' }),
  );
}

function offlineBefore(): Browser['offline'] {
  if (!isSecureContext) return 'insecure';
  return 'serviceWorker' in navigator ? 'soon' : 'none';
}
