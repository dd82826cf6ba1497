import Dexie, { type Table } from 'dexie';
import { sleep } from '../network/clock';
import { uuid7 } from '../network/uuid';
import { either } from './lock';

const LEASE_MILLIS = 6_000;

interface Lease {
  name: string;
  owner: string;
  until: number;
}

class Leases extends Dexie {
  declare leases: Table<Lease, string>;

  constructor() {
    super('parley.locks');
    this.version(1).stores({ leases: 'name' });
  }
}

let database: Leases | undefined;

/** The same by a lease in IndexedDB, for browsers without Web Locks; without any lock where that doesn't work. */
export async function leased<T>(
  name: string,
  signal: AbortSignal,
  work: (held: AbortSignal) => Promise<T>,
): Promise<T> {
  const { leases } = (database ??= new Leases());
  const owner = uuid7(Date.now());
  const lease = async () => {
    const known = await leases.get(name);
    if (known && known.owner !== owner && known.until > Date.now()) return false;
    await leases.put({ name, owner, until: Date.now() + LEASE_MILLIS });
    return true;
  };
  const giveBack = async () => {
    if ((await leases.get(name))?.owner === owner) await leases.delete(name);
  };
  // where no database works, there is no tab to share anything with
  const alone = () => true;
  const take = () =>
    Promise.race([leases.db.transaction('rw', leases, lease).catch(alone), sleep(LEASE_MILLIS).then(alone)]);
  while (!(await take())) {
    signal.throwIfAborted();
    await sleep(150 + Math.random() * 150, signal);
  }
  signal.throwIfAborted();
  const lost = new AbortController();
  const renewal = setInterval(() => {
    void take().then((kept) => {
      if (!kept) lost.abort();
    });
  }, LEASE_MILLIS / 3);
  try {
    return await work(either(signal, lost));
  } finally {
    clearInterval(renewal);
    lost.abort();
    await leases.db.transaction('rw', leases, giveBack).catch(alone);
  }
}
