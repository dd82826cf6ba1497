// @vitest-environment jsdom
import { beforeAll, expect, it } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import type {
  ConversationView,
  FriendshipView,
  GroupView,
  MemberView,
  PersonView,
} from '../../../protocol/views';
import { emptyState, type State } from '../../../session/state/state';
import { loadReadings, type Readings } from '../../../ui/text/pinyin';
import { candidates } from './mention-candidates';

let readings: Readings;
beforeAll(async () => {
  await startTranslation();
  readings = await loadReadings();
});

/** Whom a member is offered who types `@` and this; the others are in the group in this order. */
function offered(query: string, people: Record<string, string>, role: MemberView['role'] = 'member') {
  const members = [...Object.keys(people), 'me'].map((account) => ({ account, role, joined: '' }));
  const conversation = {
    conversationId: 'g',
    group: { members, count: members.length, self: { role } } as unknown as GroupView,
  } as ConversationView;
  const state: State = {
    ...emptyState('me'),
    people: new Map(
      Object.entries(people).map(([handle, nickname]) => [handle, { handle, nickname } as PersonView]),
    ),
    friendships: new Map([['remarked', { other: 'remarked', remark: 'Xavier' } as FriendshipView]]),
    conversations: new Map([['g', conversation]]),
  };
  const names = { state, rosters: new Map() };
  return candidates(names, conversation, query, readings, translate).map(({ name }) => name);
}

it('the start of a name goes before a handle that holds the same letters', () => {
  const people = { lin_xiaoyu: '林小雨', ouyang: '欧阳娜娜' };
  expect(offered('oy', people)).toEqual(['欧阳娜娜', '林小雨']);
  expect(offered('ouy', people)).toEqual(['欧阳娜娜']);
  expect(offered('xiao', people)).toEqual(['林小雨']);
});

it('start of a name, then of a word or syllable, then the handle, then within a word', () => {
  const people = { a: 'Joan', ann_1: 'Zoe', b: 'Mary Ann', c: '陈安', d: 'Anna', e: 'An' };
  expect(offered('an', people)).toEqual(['An', 'Anna', 'Mary Ann', '陈安', 'Zoe', 'Joan']);
});

it('of those who fit alike the first of the group is first', () => {
  expect(offered('max', { a: 'Max Two', b: 'Max One' })).toEqual(['Max Two', 'Max One']);
  expect(offered('', { a: 'Max Two', b: 'Max One' })).toEqual(['Max Two', 'Max One']);
});

it('one is found by the remark and by what all call them', () => {
  const people = { remarked: 'Bob', other: 'Xbox' };
  expect(offered('x', people)).toEqual(['Xavier', 'Xbox']);
  expect(offered('bob', people)).toEqual(['Xavier']);
});

it('everyone leads an open list, and is not taken for somebody whose name begins alike', () => {
  const people = { a: 'Alice', b: 'Bob' };
  expect(offered('', people, 'owner')).toEqual(['all', 'Alice', 'Bob']);
  expect(offered('al', people, 'owner')).toEqual(['Alice', 'all']);
  expect(offered('all', { a: 'Allen' }, 'owner')).toEqual(['all', 'Allen']);
  expect(offered('al', people)).toEqual(['Alice']);
});

it('the best of many are offered, wherever they stand', () => {
  const many = Object.fromEntries(
    Array.from({ length: 80 }, (_, n) => [`p${String(n)}`, `Joan ${String(n)}`]),
  );
  const found = offered('an', { ...many, last: 'Ann' });
  expect(found).toHaveLength(50);
  expect(found[0]).toBe('Ann');
});
