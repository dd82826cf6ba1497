import type { FriendshipView } from '../../../protocol/views';
import { compareNames, letterOf } from '../../../ui/text/name-order';

export type PeopleRow =
  | { type: 'title'; key: string; title: 'received' | 'sent' | 'blocked'; count: number }
  /** Above the friends whose names begin with it. */
  | { type: 'letter'; key: string; letter: string }
  | { type: 'person'; key: string; friendship: FriendshipView; name: string };

/** Everyone where one would look for them: requests, newest first; friends by letter; whom one blocked. */
export function peopleRows(
  friendships: Iterable<FriendshipView>,
  nameOf: (friendship: FriendshipView) => string,
): PeopleRow[] {
  const all = [...friendships].map((friendship) => ({ friendship, name: nameOf(friendship) }));
  const byName = (a: Named, b: Named) => compareNames(a.name, b.name);
  const newest = (time: (f: FriendshipView) => string | undefined) => (a: Named, b: Named) =>
    Date.parse(time(b.friendship) ?? '') - Date.parse(time(a.friendship) ?? '');
  const where = (is: (f: FriendshipView) => unknown) => all.filter(({ friendship }) => is(friendship));
  const received = where((f) => f.incoming && !f.blocked).sort(newest((f) => f.incoming?.time));
  const sent = where((f) => f.outgoing && !f.incoming && !f.blocked).sort(newest((f) => f.outgoing?.time));
  const friends = where((f) => f.friends && !f.blocked).sort(byName);
  const blocked = where((f) => f.blocked).sort(byName);
  return [
    ...titled('received', received),
    ...titled('sent', sent),
    ...lettered(friends),
    ...titled('blocked', blocked),
  ];
}

interface Named {
  friendship: FriendshipView;
  name: string;
}

function titled(title: 'received' | 'sent' | 'blocked', people: readonly Named[]): PeopleRow[] {
  if (people.length === 0) return [];
  return [{ type: 'title', key: title, title, count: people.length }, ...people.map(person)];
}

function lettered(friends: readonly Named[]): PeopleRow[] {
  let last: string | undefined;
  return friends.flatMap((friend) => {
    const letter = letterOf(friend.name);
    const begins = letter !== last;
    last = letter;
    return begins ? [{ type: 'letter', key: letter, letter } as const, person(friend)] : [person(friend)];
  });
}

function person({ friendship, name }: Named): PeopleRow {
  return { type: 'person', key: friendship.other, friendship, name };
}

/** How many requests wait for one's answer. */
export function waiting(friendships: Iterable<FriendshipView>): number {
  return [...friendships].filter((friendship) => friendship.incoming && !friendship.blocked).length;
}

/** A request may be repeated after a day, by the server's clock. */
export function mayAskAgain(friendship: FriendshipView, now: number): boolean {
  return friendship.outgoing !== undefined && now - Date.parse(friendship.outgoing.time) >= 86_400_000;
}
