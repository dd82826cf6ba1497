import { expect, it } from 'vitest';
import { isCalled, unread } from '../features/conversation/fold';
import type { CommandBody } from '../protocol/commands';
import type { Mention } from '../protocol/events';
import { conversationView, inboxPage } from '../protocol/views';
import { folded } from '../session/state/draft';
import { emptyState, incompleteGroups, withGroup } from '../session/state/state';
import { World } from '../testing/world';
import { fold } from './fold';

const ADA = 'ada';
const BOB = 'bob';
const inGroup = { conversationId: 'g-ada' };
const ALL: Mention = { from: 0, length: 4 };

/** A group of Ada's; what Bob has unread there after a command, and whether he is called. */
function group() {
  const world = new World();
  for (const id of [ADA, BOB]) world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  let state = emptyState(BOB);
  const after = (actor: string, body: CommandBody) => {
    const seen = world.inbox(BOB).length;
    expect(world.perform(actor, { ...body, clientId: `after ${String(seen)}` }).type).toBe('accepted');
    state = folded(state, fold, inboxPage(world.page(BOB, seen, Infinity), '').entries);
    for (const id of incompleteGroups(state))
      state = withGroup(state, conversationView(world.conversation(BOB, id), ''));
    const view = state.conversations.get(inGroup.conversationId);
    return view && [unread(view), isCalled(view)];
  };
  const says = (text: string, ...mentions: Mention[]) =>
    after(ADA, { type: 'message.send', ...inGroup, content: { type: 'text', text, mentions } });
  const deletes = (messageNo: number) => after(BOB, { type: 'message.delete', ...inGroup, messageNo });
  expect(after(ADA, { type: 'group.create', members: [BOB] })).toEqual([0, false]);
  return { after, says, deletes };
}

it('a mention that one deleted does not call, and an earlier one goes on calling', () => {
  const { says, deletes } = group();
  expect(says('hello, @Bob', { account: BOB, from: 7, length: 4 })).toEqual([1, true]);
  expect(deletes(1)).toEqual([1, false]);
  expect(says('@all', ALL)).toEqual([2, true]);
  expect(says('@all', ALL)).toEqual([3, true]);
  expect(deletes(3)).toEqual([3, true]);
  expect(deletes(2)).toEqual([3, false]);
  expect(says('@all', ALL)).toEqual([4, true]);
});

it('nothing is unread in a group that one has left or was taken out of', () => {
  const ways: [actor: string, body: CommandBody][] = [
    [BOB, { type: 'group.leave', ...inGroup }],
    [ADA, { type: 'group.remove', ...inGroup, members: [BOB] }],
  ];
  for (const [actor, body] of ways) {
    const { after, says } = group();
    expect(says('@all', ALL)).toEqual([1, true]);
    expect(after(actor, body)).toEqual([0, false]);
  }
});
