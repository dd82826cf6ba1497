// @vitest-environment jsdom
import { beforeAll, expect, it } from 'vitest';
import { startTranslation, translate } from '../../i18n';
import type { ConversationView, FriendshipView, GroupView, PersonView } from '../../protocol/views';
import { emptyState, put, type State } from '../../session/state/state';
import { loadReadings, type Readings } from '../../ui/text/pinyin';
import { search } from './search';

let readings: Readings;
beforeAll(async () => {
  await startTranslation();
  readings = await loadReadings();
});

const people: Record<string, string> = {
  lin_xiaoyu: '林小雨',
  ouyang: '欧阳娜娜',
  ann: 'Ann',
  mary: 'Mary Ann',
};
const last = (minute: number) =>
  ({ time: `2026-03-01T00:0${String(minute)}:00Z` }) as ConversationView['last'];
const chats = ['ouyang', 'ann', 'mary', 'lin_xiaoyu'].map(
  (other, minute) => ({ conversationId: `c-${other}`, other, last: last(minute) }) as ConversationView,
);
const group = {
  conversationId: 'g',
  last: last(9),
  group: { name: 'Hikers', remark: 'Annual', members: [] },
};
const state: State = {
  ...emptyState('me'),
  people: new Map(
    Object.entries(people).map(([handle, nickname]) => [handle, { handle, nickname } as PersonView]),
  ),
  friendships: new Map(
    [...Object.keys(people), 'late'].map((other) => [
      other,
      {
        other,
        friends: true,
        conversationId: `c-${other}`,
        remark: other === 'late' ? 'Anton' : undefined,
      } as FriendshipView,
    ]),
  ),
  conversations: new Map(
    [...chats, { ...group, group: group.group as unknown as GroupView } as ConversationView].map((each) => [
      each.conversationId,
      each,
    ]),
  ),
};
function found(query: string) {
  const { conversations, friends } = search({ state, rosters: new Map() }, query, readings, translate);
  return { conversations: conversations.map(({ to }) => to), friends: friends.map(({ to }) => to) };
}

it('a friend with whom there is a chat is found once, and every hit leads to a chat', () => {
  expect(found('ouyang')).toEqual({ conversations: ['/c/c-ouyang'], friends: [] });
  expect(found('anton')).toEqual({ conversations: [], friends: ['/c/c-late'] });
});

it('who fits better stands first, and of those who fit alike the newest', () => {
  expect(found('oy').conversations).toEqual(['/c/c-ouyang', '/c/c-lin_xiaoyu']);
  expect(found('ann').conversations).toEqual(['/c/c-ann', '/c/g', '/c/c-mary']);
});

it('what was found is shown in the name that one sees, else in which other one', () => {
  const hit = (query: string) =>
    search({ state, rosters: new Map() }, query, readings, translate).conversations[0];
  expect(hit('林')).toMatchObject({ name: '林小雨', found: { from: 0, to: 1 }, by: undefined });
  expect(hit('@lin_')).toMatchObject({ name: '林小雨', found: undefined, by: { name: '@lin_xiaoyu' } });
  expect(hit('hik')).toMatchObject({ name: 'Annual', by: { name: 'Hikers' } });
});

it('finds one’s saved messages by their name, opened or not', () => {
  const mine = emptyState('ann');
  const found = (conversations = mine.conversations) =>
    search({ state: { ...mine, conversations }, rosters: new Map() }, 'saved', readings, translate);
  expect(found().conversations).toMatchObject([{ to: '/saved', name: 'Saved messages' }]);
  const saved = {
    conversationId: 'c',
    other: 'ann',
    last: { time: '2026-03-01T10:00:00Z' },
  } as ConversationView;
  expect(found(put(mine.conversations, 'c', saved)).conversations).toMatchObject([
    { to: '/c/c', name: 'Saved messages' },
  ]);
});
