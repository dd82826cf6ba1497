import Dexie from 'dexie';
import { Database } from '../storage/database';

/** Whose messages wait here for the next log-in, and how many. */
export interface ExpiredLogin {
  readonly handle: string;
  readonly unsent: number;
}

/** What an account whose session is over has left unsent. */
export async function expiredLogin(accountId: string): Promise<ExpiredLogin | undefined> {
  const database = new Database(accountId);
  try {
    if (!(await Dexie.exists(database.name))) return undefined;
    const self = await database.self.get(accountId);
    const unsent = await database.outbox.filter(({ state }) => state !== 'accepted').count();
    return self && unsent > 0 ? { handle: self.handle, unsent } : undefined;
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}
