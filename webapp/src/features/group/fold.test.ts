import { expect, it } from 'vitest';
import { eventView, type GroupEvent } from '../../protocol/events';
import { conversationView, type GroupView } from '../../protocol/views';
import { emptyState, incompleteGroups, withGroup, type State } from '../../session/state/state';
import { folded } from '../../session/state/draft';
import { World } from '../../testing/world';
import { foldGroup } from './fold';

const ADA = 'ada';
const GROUP = 'g-ada';
const within = { conversationId: GROUP };

/** Ada's group of herself and 24 others. */
function setUp() {
  const world = new World();
  const members = Array.from({ length: 24 }, (_, n) => `m${String(n).padStart(2, '0')}`);
  for (const id of [ADA, ...members, 'new'])
    world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  world.perform(ADA, { type: 'group.create', clientId: 'create', members });
  const view = () => conversationView(world.conversation(ADA, GROUP), '');
  const fold = (state: State) =>
    folded(state, foldGroup, [
      { seq: world.head(ADA).seq, event: eventView(world.log.at(-1)?.event, '') as GroupEvent },
    ]);
  return { world, view, fold };
}

const groupIn = (state: State): GroupView | undefined => state.conversations.get(GROUP)?.group;

it('the view names those who have been in it longest', () => {
  const { world, view, fold } = setUp();
  const state = fold(emptyState(ADA));
  expect(state.conversations.get(GROUP)).toEqual(view());
  expect([groupIn(state)?.members.length, groupIn(state)?.count]).toEqual([20, 25]);
  world.perform(ADA, { type: 'group.invite', clientId: 'invite', ...within, members: ['new'] });
  expect(fold(state).conversations.get(GROUP)).toEqual(view());
});

it('who moves up into the view is fetched', () => {
  const { world, view, fold } = setUp();
  const before = fold(emptyState(ADA));
  world.perform(ADA, { type: 'group.remove', clientId: 'remove', ...within, members: ['m03', 'm23'] });
  const after = fold(before);
  expect(incompleteGroups(before)).toEqual([]);
  expect(incompleteGroups(after)).toEqual([GROUP]);
  world.perform(ADA, { type: 'group.invite', clientId: 'invite', ...within, members: ['new'] });
  const later = fold(after);
  expect(groupIn(later)?.members.map(({ account }) => account)).not.toContain('new');
  const fetched = withGroup(later, view());
  expect(fetched.conversations.get(GROUP)).toEqual(view());
  expect(incompleteGroups(fetched)).toEqual([]);
});

it('who comes at the same time as the last in the view stands before them by account', () => {
  const { world, view, fold } = setUp();
  const state = fold(emptyState(ADA));
  world.join({ accountId: 'm00a', handle: 'm00a', nickname: 'm00a', avatar: 'fox' });
  world.now = Date.parse(groupIn(state)?.self?.joined ?? '') - 1_000;
  world.perform(ADA, { type: 'group.invite', clientId: 'invite', ...within, members: ['m00a'] });
  const after = fold(state);
  expect(groupIn(after)?.members.map(({ account }) => account)).toContain('m00a');
  expect(after.conversations.get(GROUP)).toEqual(view());
});

it('a view that is older than what is known is left', () => {
  const { world, view, fold } = setUp();
  const old = view();
  const before = fold(emptyState(ADA));
  world.perform(ADA, { type: 'group.remove', clientId: 'remove', ...within, members: ['m03'] });
  const after = fold(before);
  expect(withGroup(after, old)).toBe(after);
});
