import { isReplaced, reloadOnce } from '../install/version';

type Inside = typeof import('./inside');

let inside: Inside | undefined;

export async function fetchInside(): Promise<Inside> {
  return (inside ??= await import('./inside'));
}

/** The same for one who is logged in: where it is gone with its build, the new build is loaded. */
export async function loadInside(): Promise<Inside> {
  try {
    return await fetchInside();
  } catch (error) {
    if (await isReplaced()) reloadOnce();
    throw error;
  }
}

/** What is here already, since an account is at work. */
export function fetchedInside(): Inside {
  if (!inside) throw new Error('an account works without its parts');
  return inside;
}
