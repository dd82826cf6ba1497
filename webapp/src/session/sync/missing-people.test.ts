import { afterEach, expect, it, vi } from 'vitest';
import type { EventView } from '../../protocol/events';
import type { PersonView } from '../../protocol/views';
import { emptyState, withPeople, type State } from '../state/state';
import { MissingPeople } from './missing-people';

const ADA = 'ada';
const BOB = 'bob';
const open: MissingPeople[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

function setUp(before: State = emptyState(ADA)) {
  const api = {
    people: vi.fn((ids: readonly string[]) =>
      Promise.resolve(ids.map((id) => ({ accountId: id, handle: id, nickname: id, avatar: 'fox', seq: 1 }))),
    ),
  };
  const writer = {
    state: before,
    addPeople: (people: readonly PersonView[]) => {
      writer.state = withPeople(writer.state, people);
    },
  };
  const people = new MissingPeople(api, writer);
  open.push(people);
  return { people, writer, asked: api.people };
}

it('those of whom the state speaks are asked for', async () => {
  const friendship = { other: BOB, friends: true, blocked: false, seq: 1 };
  const { people, writer } = setUp({ ...emptyState(ADA), friendships: new Map([[BOB, friendship]]) });
  people.wake();
  await vi.waitFor(() => {
    expect(writer.state.people.get(BOB)?.nickname).toBe(BOB);
  });
});

it('those whom messages name are asked for in one question', async () => {
  const { people, asked } = setUp();
  const from = (sender: string) => ({ type: 'message.sent', data: { sender } }) as EventView;
  people.lookUp([from(BOB), from(ADA), from(BOB)]);
  await vi.waitFor(() => {
    expect(asked).toHaveBeenCalledExactlyOnceWith([BOB]);
  });
});

it('those who are known are asked for anew, and what is older than an entry told changes nothing', async () => {
  const bob = { accountId: BOB, handle: BOB, nickname: 'Bo', avatar: 'fox', seq: 0 };
  const { people, writer, asked } = setUp(withPeople(emptyState(ADA), [bob]));
  await people.renew([BOB]);
  expect(writer.state.people.get(BOB)?.nickname).toBe(BOB);
  writer.state = withPeople(writer.state, [{ ...bob, seq: 2 }]);
  await people.renew([BOB]);
  expect(writer.state.people.get(BOB)?.nickname).toBe('Bo');
  asked.mockRejectedValueOnce(new Error('network'));
  await people.renew([BOB]);
  expect(writer.state.people.get(BOB)?.nickname).toBe('Bo');
});
