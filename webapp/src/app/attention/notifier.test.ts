// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import type { ConversationView } from '../../protocol/views';
import { Arrivals, type Arrival } from '../../session/sync/arrivals';
import type { Model } from '../../session/state/model';
import { emptyState } from '../../session/state/state';
import { Store } from '../../session/state/store';
import type { Session } from '../../session/session';
import { InView } from './in-view';
import { Notifier } from './notifier';
import { playArrival } from './sound';

vi.mock('./sound', () => ({ playArrival: vi.fn() }));

const CHAT = 'c-bob';

/** A browser that still shows a notification of the chat, made by an earlier page. */
function browser() {
  const close = vi.fn();
  const getNotifications = vi.fn(() => Promise.resolve([{ tag: `parley.${CHAT}`, close }]));
  const registration = { active: {}, getNotifications };
  vi.stubGlobal('navigator', {
    locks: { request: (_name: string, _options: object, work: () => Promise<void>) => work() },
    serviceWorker: { getRegistration: () => Promise.resolve(registration) },
  });
  return { close, getNotifications };
}

/** A page whose database holds as many messages, all of them read. */
function page(lastNo: number) {
  const chat = (change: Partial<ConversationView>) => {
    const conversation = { conversationId: CHAT, lastNo, readUpTo: lastNo, ownLastNo: 0, ...change };
    const conversations = new Map([[CHAT, conversation as ConversationView]]);
    return { ...emptyState('ann'), conversations };
  };
  const model: Partial<Model> = { loaded: true, link: 'connecting', state: chat({}) };
  const store = new Store(model as Model);
  const arrivals = new Arrivals();
  const session = { store, account: { arrivals } } as unknown as Session;
  const looking = new InView('ann');
  const notifier = new Notifier(session, 'ann', looking, () => undefined);
  leave = () => {
    notifier.close();
    looking.close();
  };
  return { store, chat, arrivals };
}

let leave: () => void = () => undefined;
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

/** The notifier has asked for what is shown, and done what it then does. */
async function atWork(getNotifications: () => unknown): Promise<void> {
  await vi.waitFor(() => {
    expect(getNotifications).toHaveBeenCalled();
  });
  await new Promise((resolve) => setTimeout(resolve));
}

it('what an earlier page showed stays until this one knows whether it was read', async () => {
  const { close, getNotifications } = browser();
  const { store, chat } = page(1);
  await atWork(getNotifications);
  expect(close).not.toHaveBeenCalled();
  store.set({ state: chat({ lastNo: 2, readUpTo: 1 }) });
  store.set({ link: 'connected' });
  await atWork(getNotifications);
  expect(close).not.toHaveBeenCalled();
  store.set({ state: chat({ lastNo: 2, readUpTo: 2 }) });
  await vi.waitFor(() => {
    expect(close).toHaveBeenCalledOnce();
  });
});

it('what was read while no page was open goes as soon as that is known', async () => {
  const { close, getNotifications } = browser();
  const { store } = page(2);
  await atWork(getNotifications);
  expect(close).not.toHaveBeenCalled();
  store.set({ link: 'connected' });
  await vi.waitFor(() => {
    expect(close).toHaveBeenCalledOnce();
  });
});

it('a message in a group that the page has yet to fetch calls as soon as that is there', async () => {
  const { getNotifications } = browser();
  const { store, chat, arrivals } = page(0);
  const known = chat({ lastNo: 1 });
  store.set({ state: emptyState('ann'), link: 'connected' });
  await atWork(getNotifications);
  arrivals.tell({ data: { conversationId: CHAT } } as Arrival);
  expect(playArrival).not.toHaveBeenCalled();
  store.set({ state: known });
  expect(playArrival).toHaveBeenCalledOnce();
  store.set({ state: chat({ lastNo: 1 }) });
  expect(playArrival).toHaveBeenCalledOnce();
});
