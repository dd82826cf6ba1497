import { forTab } from '../../browser/storage';

/** Once in a while at most: what an automatic reload didn't mend, the next one won't. */
const RELOAD_MILLIS = 10 * 60_000;
const RELOADED = 'parley.reloaded';

/** Whether the server gives out another build than the one that runs in this page. */
export async function isReplaced(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch('/', { cache: 'no-store', headers: { Accept: 'text/html' }, signal });
    return answer.ok && filesOf(await answer.text()).some((file) => !isHere(file));
  } catch {
    return false;
  }
}

/** Loads the page anew without being asked to; not twice in a short time. */
export function reloadOnce(): boolean {
  if (Date.now() - Number(forTab.get(RELOADED)) < RELOAD_MILLIS) return false;
  forTab.set(RELOADED, String(Date.now()));
  location.reload();
  return true;
}

/** The scripts and styles of a page, which are named after their content. */
function filesOf(page: string): string[] {
  return [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap((match) => match[1] ?? []);
}

function isHere(file: string): boolean {
  return document.querySelector(`[src="${file}"], [href="${file}"]`) !== null;
}
