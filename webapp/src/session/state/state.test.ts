import { expect, it } from 'vitest';
import { snapshot } from '../../protocol/views';
import { World } from '../../testing/world';
import { emptyState, stateOf, withPeople } from './state';

const ADA = 'ada';
const BOB = 'bob';
const EVE = 'eve';

it('an older view of a person does not replace a newer one', () => {
  const person = { accountId: BOB, handle: 'bob', nickname: 'new', avatar: 'fox', seq: 9 };
  const state = withPeople(emptyState(ADA), [person]);
  expect(withPeople(state, [{ ...person, nickname: 'old', seq: 3 }])).toBe(state);
  expect(withPeople(state, [{ ...person, seq: 12 }])).toBe(state);
  expect(withPeople(state, [{ ...person, nickname: 'newer' }]).people.get(BOB)?.nickname).toBe('newer');
});

it('whoever is kept over a snapshot gives way to the next view of them: its number may be of another inbox', () => {
  const made = new World();
  made.join({ accountId: ADA, handle: 'ada', nickname: 'Ada', avatar: 'fox' });
  const person = { accountId: EVE, handle: 'eve', nickname: 'old', avatar: 'fox', seq: 900 };
  const state = stateOf(snapshot(made.snapshot(ADA), ''), new Map([[EVE, person]]));
  expect(state.people.get(EVE)?.nickname).toBe('old');
  const met = withPeople(state, [{ ...person, nickname: 'new', seq: 3 }]);
  expect(met.people.get(EVE)?.nickname).toBe('new');
});
