import { afterEach, expect, it, vi } from 'vitest';
import { conversationView, type ConversationView } from '../../protocol/views';
import { World } from '../../testing/world';
import { emptyState, type State } from '../state/state';
import { MissingGroups } from './missing-groups';

const ADA = 'ada';
const BOB = 'bob';
const GROUP = 'g-bob';
const open: MissingGroups[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** Bob has made a group with Ada, of which this device knows nothing but that she came in. */
function setUp() {
  const world = new World();
  for (const id of [ADA, BOB]) world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  world.perform(BOB, { type: 'group.create', clientId: 'c', members: [ADA] });
  const view = () => conversationView(world.conversation(ADA, GROUP), '');
  const conversation = vi.fn((_: string): Promise<ConversationView> => Promise.resolve(view()));
  const writer = {
    state: { ...emptyState(ADA), entered: new Map([[GROUP, world.head(ADA).seq]]) } as State,
    show: (state: State) => {
      writer.state = state;
    },
    store: () => undefined,
  };
  const history = { reread: vi.fn(), checkEnds: vi.fn() };
  const people = { wake: vi.fn() };
  const groups = new MissingGroups({ api: { conversation }, writer, history, people });
  open.push(groups);
  return { groups, conversation, view, writer, history, people };
}

it('a group that one has come into is fetched, and who is in it', async () => {
  const { groups, writer, history, people } = setUp();
  groups.wake();
  await vi.waitFor(() => {
    expect(writer.state.conversations.get(GROUP)?.group?.count).toBe(2);
  });
  expect(writer.state.entered.size).toBe(0);
  expect(history.reread).toHaveBeenCalledWith(GROUP);
  expect(people.wake).toHaveBeenCalled();
});

it('a view that is still behind is asked for again', async () => {
  const { groups, conversation, view, writer } = setUp();
  conversation.mockImplementationOnce(() => Promise.resolve({ ...view(), seq: 1 }));
  groups.wake();
  await vi.waitFor(
    () => {
      expect(writer.state.conversations.has(GROUP)).toBe(true);
    },
    { timeout: 5_000 },
  );
  expect(conversation).toHaveBeenCalledTimes(2);
});
