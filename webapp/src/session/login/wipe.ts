import Dexie from 'dexie';
import { forBrowser, forTab } from '../../browser/storage';
import { sleep } from '../network/clock';

/** Another tab may sleep on its database; what isn't deleted in time is deleted at the next start. */
const DEADLINE_MILLIS = 5_000;

/**
 * Removes what accounts but the kept one have in this browser: everything whose name is `parley.<account id>`, or
 * begins with that and a dot.
 */
export async function wipe(kept: () => string | undefined): Promise<void> {
  const isOver = (name: string) => {
    const owner = /^parley\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.|$)/.exec(name)?.[1];
    return owner !== undefined && owner !== kept();
  };
  for (const storage of [forBrowser, forTab]) {
    for (const key of storage.keys().filter(isOver)) storage.remove(key);
  }
  const databases = await Dexie.getDatabaseNames().catch((): string[] => []);
  const deletions = databases
    .filter(isOver)
    .map((name) => Promise.race([Dexie.delete(name), sleep(DEADLINE_MILLIS)]));
  await Promise.allSettled(deletions);
}
