import type { Session } from '../../session/session';
import { isReplaced, reloadOnce } from './version';

const IDLE_MILLIS = 5 * 60_000;
const LOOK_MILLIS = 60 * 60_000;

/** Looks for a new version when the server is met again, and once in a while; loads it when nobody is disturbed. */
export function startUpgrades(session: Session): void {
  const { store } = session;
  let used = Date.now();
  let looked = Date.now();
  let { link } = store.get();

  const look = async () => {
    looked = Date.now();
    if (!store.get().outdated && (await isReplaced())) session.foundNewVersion();
  };
  const settle = () => {
    const idle = document.visibilityState === 'hidden' || Date.now() - used > IDLE_MILLIS;
    if (store.get().outdated && idle && !isUnfinished(session)) reloadOnce();
    else if (Date.now() - looked > LOOK_MILLIS) void look();
  };

  store.subscribe(() => {
    const before = link;
    ({ link } = store.get());
    if (link !== before && link === 'connected') void look().then(settle);
  });
  document.addEventListener('visibilitychange', settle);
  setInterval(settle, 30_000);
  for (const input of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    addEventListener(input, () => (used = Date.now()), { passive: true, capture: true });
}

/** Something would be lost: a form, a dialog, or a message that is in memory alone. Drafts are kept. */
export function isUnfinished(session: Session): boolean {
  const { durable, outbox } = session.store.get();
  if (!durable && outbox.some(({ state }) => state !== 'accepted')) return true;
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true;
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (field) => isText(field) && field.value !== '' && !field.readOnly && !field.closest('[data-composer]'),
  );
}

function isText(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return !['checkbox', 'radio', 'hidden', 'button'].includes(field.type);
}
