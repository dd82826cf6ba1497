// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState, put } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { OpenSaved } from './OpenSaved';

beforeAll(() => startTranslation());
afterEach(cleanup);

const OPEN = { type: 'conversation.open-saved' };

function page(link: Model['link'], answer: object) {
  const state = emptyState('ann');
  const store = new Store({ state, loaded: true, link } as Model);
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const Where = () => <output>{useLocation().pathname}</output>;
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <MemoryRouter initialEntries={['/saved']}>
        <Routes>
          <Route path="/saved" element={<OpenSaved />} />
          <Route path="*" element={<Where />} />
        </Routes>
      </MemoryRouter>
    </SessionContext>,
  );
  const arrive = (other: string) => {
    const conversation = { conversationId: `c-${other}`, other } as ConversationView;
    const { conversations } = store.get().state;
    act(() => {
      store.set({ state: { ...state, conversations: put(conversations, `c-${other}`, conversation) } });
    });
  };
  return { store, perform, arrive };
}

it('opens them once it is connected, and leads there when they have come', () => {
  const { store, perform, arrive } = page('connecting', { type: 'accepted' });
  expect(perform).not.toHaveBeenCalled();
  act(() => {
    store.set({ link: 'connected' });
  });
  expect(perform).toHaveBeenCalledExactlyOnceWith(OPEN);
  arrive('bob');
  expect(screen.queryByText('/c/c-bob')).toBeNull();
  arrive('ann');
  screen.getByText('/c/c-ann');
  expect(perform).toHaveBeenCalledOnce();
});

it('says what went wrong, and tries again', async () => {
  const { perform } = page('connected', { type: 'lost' });
  await screen.findByRole('alert');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(perform.mock.calls).toEqual([[OPEN], [OPEN]]);
  await screen.findByRole('alert');
});
