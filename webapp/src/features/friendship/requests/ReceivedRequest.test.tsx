// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import type { Answer } from '../../../protocol/frames';
import type { ConversationView, FriendshipView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { ReceivedRequest } from './ReceivedRequest';

beforeAll(() => startTranslation());
afterEach(cleanup);

const request = { time: '2026-03-01T00:00:00Z' };

function Where() {
  return <output>{useLocation().pathname}</output>;
}

/** Bob's request, and what the server answers to whoever accepts it. */
function received(answer: Answer) {
  const store = new Store({ state: emptyState('ann') } as Model);
  const session = { store, account: { perform: vi.fn(() => Promise.resolve(answer)) } };
  render(
    <SessionContext value={session as unknown as Session}>
      <MemoryRouter initialEntries={['/people/bob']}>
        <Where />
        <ReceivedRequest other="bob" name="Bob" request={request} />
      </MemoryRouter>
    </SessionContext>,
  );
  fireEvent.click(screen.getByRole('button', { name: translate('request.accept') }));
  /** The entries come: they are friends, and there is a chat. */
  const come = (open: boolean) => {
    const friendship = { other: 'bob', friends: true, conversationId: 'c' } as FriendshipView;
    const conversation = { conversationId: 'c', other: 'bob', open } as ConversationView;
    const { state } = store.get();
    store.set({
      state: {
        ...state,
        friendships: new Map([['bob', friendship]]),
        conversations: new Map([['c', conversation]]),
      },
    });
  };
  return { come, where: () => screen.getByRole('status').textContent };
}

it('whoever accepts is led to the chat once it is there', async () => {
  const { come, where } = received({ type: 'accepted' });
  await Promise.resolve();
  // of the friendship before, which has ended
  come(false);
  expect(where()).toBe('/people/bob');
  come(true);
  await vi.waitFor(() => {
    expect(where()).toBe('/c/c');
  });
});

it('a refusal is said, and leads nowhere', async () => {
  const { where } = received({ type: 'refused', code: 'no-request' });
  await screen.findByRole('alert');
  expect(where()).toBe('/people/bob');
});
