import { afterEach, expect, it, vi } from 'vitest';
import type { EventView } from '../../protocol/events';
import { conversationView, personView, type ConversationView } from '../../protocol/views';
import { World } from '../../testing/world';
import { Acquaintance } from './missing-views';
import { emptyState, withGroup, withPeople, type State } from '../state/state';

const ADA = 'ada';
const BOB = 'bob';
const GROUP = 'g-bob';
const open: Acquaintance[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** Bob has made a group with Ada, of which this device knows nothing but that she came in. */
function setUp() {
  const world = new World();
  for (const id of [ADA, BOB]) world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  world.perform(BOB, { type: 'group.create', clientId: 'c', members: [ADA] });
  let state: State = { ...emptyState(ADA), entered: new Map([[GROUP, world.head(ADA).seq]]) };
  const view = () => conversationView(world.conversation(ADA, GROUP), '');
  const conversation = vi.fn((_: string): Promise<ConversationView> => Promise.resolve(view()));
  const people = vi.fn((ids: readonly string[]) =>
    Promise.resolve(ids.map((id) => personView(world.person(ADA, id), ''))),
  );
  const acquaintance = new Acquaintance({
    api: { people, conversation },
    state: () => state,
    meet: (met) => {
      state = withPeople(state, met);
    },
    learn: (group) => {
      state = withGroup(state, group);
      acquaintance.wake();
    },
  });
  open.push(acquaintance);
  return { acquaintance, conversation, people, view, state: () => state };
}

it('a group that one has come into is fetched, and who is in it', async () => {
  const { acquaintance, state } = setUp();
  acquaintance.wake();
  await vi.waitFor(() => {
    expect(state().people.get(BOB)?.nickname).toBe(BOB);
  });
  expect(state().conversations.get(GROUP)?.group?.count).toBe(2);
  expect(state().entered.size).toBe(0);
});

it('a view that is still behind is asked for again', async () => {
  const { acquaintance, conversation, view, state } = setUp();
  conversation.mockImplementationOnce(() => Promise.resolve({ ...view(), seq: 1 }));
  acquaintance.wake();
  await vi.waitFor(
    () => {
      expect(state().conversations.has(GROUP)).toBe(true);
    },
    { timeout: 5_000 },
  );
  expect(conversation).toHaveBeenCalledTimes(2);
});

it('those whom messages name are asked for in one question', async () => {
  const { acquaintance, people } = setUp();
  const from = (sender: string) => ({ type: 'message.sent', data: { sender } }) as EventView;
  acquaintance.name([from(BOB), from(ADA), from(BOB)]);
  await vi.waitFor(() => {
    expect(people).toHaveBeenCalledExactlyOnceWith([BOB]);
  });
});
