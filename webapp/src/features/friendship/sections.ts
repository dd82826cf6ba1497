import type { FriendshipView } from '../../protocol/views';

export interface Sections {
  received: FriendshipView[];
  sent: FriendshipView[];
  friends: FriendshipView[];
  blocked: FriendshipView[];
}

/** Everyone in the place where one would look for them: requests newest first, the others by name. */
export function sections(
  friendships: Iterable<FriendshipView>,
  name: (friendship: FriendshipView) => string,
  language: string,
): Sections {
  const all = [...friendships];
  const byName = (a: FriendshipView, b: FriendshipView) => name(a).localeCompare(name(b), language);
  const newest =
    (time: (friendship: FriendshipView) => string | undefined) => (a: FriendshipView, b: FriendshipView) =>
      Date.parse(time(b) ?? '') - Date.parse(time(a) ?? '');
  return {
    received: all.filter((f) => f.incoming && !f.blocked).sort(newest((f) => f.incoming?.time)),
    sent: all.filter((f) => f.outgoing && !f.incoming && !f.blocked).sort(newest((f) => f.outgoing?.time)),
    friends: all.filter((f) => f.friends && !f.blocked).sort(byName),
    blocked: all.filter((f) => f.blocked).sort(byName),
  };
}

/** How many requests wait for one's answer. */
export function waiting(friendships: Iterable<FriendshipView>): number {
  return [...friendships].filter((friendship) => friendship.incoming && !friendship.blocked).length;
}

/** A request may be repeated after a day, by the server's clock. */
export function mayAskAgain(friendship: FriendshipView, now: number): boolean {
  return friendship.outgoing !== undefined && now - Date.parse(friendship.outgoing.time) >= 86_400_000;
}
