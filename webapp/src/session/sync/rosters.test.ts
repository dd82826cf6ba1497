import { expect, it, vi } from 'vitest';
import { eventView } from '../../protocol/events';
import { conversationView, inboxPage, memberPage, type MemberPage } from '../../protocol/views';
import { World } from '../../testing/world';
import type { Model } from '../state/model';
import { Rosters } from './rosters';
import { emptyState } from '../state/state';
import { Store } from '../state/store';

const ADA = 'ada';
const GROUP = 'g-ada';
const within = { conversationId: GROUP };
let ids = 0;

/** A group of Ada and so many others, and what of it this device knows. */
function setUp(others: number) {
  const world = new World();
  const name = (n: number) => `m${String(n).padStart(3, '0')}`;
  const join = (id: string) => world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  const members = Array.from({ length: others }, (_, n) => name(n));
  for (const id of [ADA, ...members]) join(id);
  const act = (body: Record<string, unknown>) =>
    world.perform(ADA, { ...within, ...body, clientId: String(++ids) } as Parameters<World['perform']>[1]);
  act({ type: 'group.create', members });
  const store = new Store({ rosters: new Map() } as unknown as Model);
  const know = () => {
    const view = conversationView(world.conversation(ADA, GROUP), '');
    store.set({ state: { ...emptyState(ADA), conversations: new Map([[GROUP, view]]) } });
  };
  know();
  const page = (after: string | undefined, limit: number): MemberPage => {
    const all = world.group(GROUP).members();
    const from = after === undefined ? 0 : all.indexOf(after) + 1;
    const some = all.slice(from, from + limit).map((id) => world.group(GROUP).member(id));
    const next = from + limit < all.length ? all[from + limit - 1] : undefined;
    const { seq } = world.head(ADA);
    return memberPage({ ...within, seq, count: all.length, members: some, people: [], next }, '');
  };
  const asked = vi.fn((_: string, after: string | undefined, limit: number) =>
    Promise.resolve(page(after, limit)),
  );
  const rosters = new Rosters(store, { members: asked }, () => undefined);
  /** What happens, and this device hears of it. */
  const happen = (body: Record<string, unknown>) => {
    act(body);
    know();
    rosters.apply([{ seq: world.head(ADA).seq, event: eventView(world.log.at(-1)?.event, '') }]);
  };
  const roster = () => store.get().rosters.get(GROUP);
  const shown = () => roster()?.map(({ account }) => account);
  return { world, rosters, asked, page, act, happen, roster, shown, join };
}

it('a group whose view names all is not asked for', async () => {
  const { rosters, asked, shown } = setUp(12);
  await rosters.load(GROUP);
  expect(asked).not.toHaveBeenCalled();
  expect(shown()).toBeUndefined();
});

it('a longer one is read page by page, once, and kept as it is from then on', async () => {
  const { world, rosters, asked, happen, shown, join } = setUp(230);
  await Promise.all([rosters.load(GROUP), rosters.load(GROUP)]);
  await rosters.load(GROUP);
  expect(asked).toHaveBeenCalledTimes(3);
  expect(shown()).toEqual(world.group(GROUP).members());
  join('new');
  happen({ type: 'group.invite', members: ['new'] });
  happen({ type: 'group.remove', members: ['m003'] });
  expect(shown()).toEqual(world.group(GROUP).members());
});

it('a page from before what is known here is asked for again', async () => {
  const { world, rosters, asked, page, happen, shown, join } = setUp(150);
  const old = page(undefined, 100);
  join('new');
  happen({ type: 'group.remove', members: ['m003'] });
  asked.mockResolvedValueOnce(old);
  await rosters.load(GROUP);
  expect(shown()).toEqual(world.group(GROUP).members());
});

it('entries that a page knew before they came change nothing in the end', async () => {
  const { world, rosters, roster, join, act } = setUp(150);
  join('new');
  const { seq } = world.head(ADA);
  const members = () =>
    world
      .group(GROUP)
      .members()
      .map((id) => world.group(GROUP).member(id));
  act({ type: 'group.invite', members: ['new'] });
  act({ type: 'group.change-role', account: 'new', role: 'admin' });
  act({ type: 'group.remove', members: ['m003', 'm120'] });
  act({ type: 'group.invite', members: ['m003'] });
  await rosters.load(GROUP);
  expect(roster()).toEqual(members());
  rosters.apply(inboxPage(world.page(ADA, seq, Infinity), '').entries);
  expect(roster()).toEqual(members());
});

it('what happens while pages are read that don’t know it yet isn’t lost', async () => {
  const { world, rosters, asked, page, happen, shown, join } = setUp(150);
  const [first, second] = [page(undefined, 100), page('m098', 100)];
  join('new');
  asked.mockImplementation((_, after) => {
    if (after === undefined) {
      happen({ type: 'group.invite', members: ['new'] });
      happen({ type: 'group.remove', members: ['m003', 'm120'] });
    }
    return Promise.resolve(after === undefined ? first : second);
  });
  await rosters.load(GROUP);
  expect(shown()).toEqual(world.group(GROUP).members());
});
