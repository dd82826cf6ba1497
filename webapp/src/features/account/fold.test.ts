import { expect, it } from 'vitest';
import { inboxPage, snapshot } from '../../protocol/views';
import { folded } from '../../session/state/draft';
import { stateOf, withPeople, type State } from '../../session/state/state';
import { World } from '../../testing/world';
import { foldAccount } from './fold';

const ADA = 'ada';
const BOB = 'bob';
const EVE = 'eve';

/** Ada and Bob are friends, Eve has asked Ada. */
function setUp() {
  const world = new World();
  for (const id of [ADA, BOB, EVE]) world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  world.perform(ADA, { type: 'friendship.request', clientId: 'ask', other: BOB });
  world.perform(BOB, { type: 'friendship.accept', clientId: 'yes', other: ADA });
  world.perform(EVE, { type: 'friendship.request', clientId: 'me too', other: ADA });
  const afresh = (account: string) => stateOf(snapshot(world.snapshot(account), ''), new Map());
  const after = (account: string, before: State, seq: number) =>
    folded(
      before,
      foldAccount,
      inboxPage(world.page(account, seq, Infinity), '').entries.flatMap(({ seq: at, event }) =>
        event.type === 'account.nickname-changed' || event.type === 'account.avatar-changed'
          ? [{ seq: at, event }]
          : [],
      ),
    );
  const name = (nickname: string) =>
    world.perform(ADA, { type: 'account.change-nickname', clientId: nickname, nickname });
  return { world, afresh, after, name };
}

it('friends, those who asked and one’s own devices learn of another nickname by an entry', () => {
  const { world, afresh, after, name } = setUp();
  const before = [ADA, BOB, EVE].map((id) => ({ id, state: afresh(id), seq: world.head(id).seq }));
  name('Ada L.');
  for (const { id, state, seq } of before)
    expect(after(id, state, seq).people.get(ADA)).toEqual(afresh(id).people.get(ADA));
  const [ada] = before;
  expect(ada && after(ADA, ada.state, ada.seq).self).toEqual(afresh(ADA).self);
  expect(afresh(ADA).self?.nickname).toBe('Ada L.');
  expect(afresh(EVE).people.get(ADA)?.nickname).toBe('Ada L.');
});

it('one who was fetched after the entry stays as they were fetched', () => {
  const { world, afresh, after, name } = setUp();
  const { seq } = world.head(BOB);
  name('First');
  name('Second');
  const ahead = afresh(BOB);
  expect(after(BOB, ahead, seq)).toBe(ahead);
  const behind = withPeople({ ...ahead, people: new Map() }, [
    { accountId: ADA, handle: ADA, nickname: 'ada', avatar: 'fox', seq: 0 },
  ]);
  expect(after(BOB, behind, seq).people.get(ADA)?.nickname).toBe('Second');
});

it('of another picture too, and of the initial in place of one', () => {
  const { world, afresh, after } = setUp();
  for (const avatar of ['panda', undefined] as const) {
    const before = [ADA, BOB].map((id) => ({ id, state: afresh(id), seq: world.head(id).seq }));
    const body = { type: 'account.change-avatar', clientId: `to ${String(avatar)}` } as const;
    world.perform(ADA, avatar === undefined ? body : { ...body, avatar });
    for (const { id, state, seq } of before) {
      const { self, people } = after(id, state, seq);
      expect((id === ADA ? self : people.get(ADA))?.avatar).toBe(avatar);
      expect(people.get(ADA)).toEqual(afresh(id).people.get(ADA));
    }
  }
});

it('nobody is made up, and a name that was erased changes nothing', () => {
  const { world, afresh, after, name } = setUp();
  const { seq } = world.head(BOB);
  const unknown = { ...afresh(BOB), people: new Map() };
  name('Ada L.');
  world.invent([BOB], 'account.nickname-changed', { accountId: ADA, subject: ADA });
  expect(after(BOB, unknown, seq).people.size).toBe(0);
  const known = withPeople(unknown, [
    { accountId: ADA, handle: ADA, nickname: 'ada', avatar: 'fox', seq: 0 },
  ]);
  expect(after(BOB, known, seq).people.get(ADA)?.nickname).toBe('Ada L.');
});
