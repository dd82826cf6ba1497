/**
 * Runs `work` while no other tab of this browser runs work of the same name. `work` should stop when its signal is
 * aborted: the lock is lost then, or `signal` was aborted.
 */
export async function exclusively<T>(
  name: string,
  signal: AbortSignal,
  work: (held: AbortSignal) => Promise<T>,
): Promise<T> {
  // absent on plain HTTP, whatever the types say
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return leased(name, signal, work);
  let granted = false as boolean;
  try {
    return await locks.request(name, { signal }, () => {
      granted = true;
      return work(signal);
    });
  } catch (error) {
    if (granted || signal.aborted) throw error;
    // denied where all site data is blocked
    return leased(name, signal, work);
  }
}

/** By a lease in IndexedDB. Few browsers need one: it is fetched then. */
async function leased<T>(
  name: string,
  signal: AbortSignal,
  work: (held: AbortSignal) => Promise<T>,
): Promise<T> {
  return (await import('./lease')).leased(name, signal, work);
}

/** Aborts `inner` when `outer` is aborted, and is its signal. (`AbortSignal.any` is too new.) */
export function either(outer: AbortSignal, inner: AbortController): AbortSignal {
  const end = () => {
    inner.abort();
  };
  if (outer.aborted) end();
  outer.addEventListener('abort', end);
  inner.signal.addEventListener('abort', () => {
    outer.removeEventListener('abort', end);
  });
  return inner.signal;
}
