// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, InvitationView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { Invitation } from './Invitation';

beforeAll(() => startTranslation());
afterEach(cleanup);

function asked(answer: object = { type: 'accepted' }) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const store = new Store({ state: emptyState('ann') } as unknown as Model);
  const invitation = { conversationId: 'c', by: 'bob', name: 'Hikers', count: 3 } as InvitationView;
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <MemoryRouter>
        <Routes>
          <Route path="/" element={<Invitation invitation={invitation} />} />
          <Route path="/c/c" element="the chat" />
        </Routes>
      </MemoryRouter>
    </SessionContext>,
  );
  return { perform, store };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('who accepts comes to the chat once it is there', async () => {
  const { perform, store } = asked();
  press('Accept');
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type: 'group.accept-invitation', conversationId: 'c' });
  await act(() => Promise.resolve());
  expect(screen.queryByText('the chat')).toBeNull();
  const chat = { conversationId: 'c', group: { self: { role: 'member' } } } as ConversationView;
  act(() => {
    store.set({ state: { ...store.get().state, conversations: new Map([['c', chat]]) } });
  });
  await screen.findByText('the chat');
});

it('who declines stays', async () => {
  const { perform } = asked();
  press('Decline');
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type: 'group.decline-invitation', conversationId: 'c' });
  await act(() => Promise.resolve());
  screen.getByText('Hikers');
});

it('a refusal is said', async () => {
  asked({ type: 'refused', code: 'no-invitation' });
  press('Accept');
  await screen.findByText('This invitation is no longer valid.');
});
