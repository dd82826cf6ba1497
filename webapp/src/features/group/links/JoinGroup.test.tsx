// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, LinkPreview } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import { NetworkTrouble, ProblemError } from '../../../session/network/http';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { JoinGroup } from './JoinGroup';

beforeAll(() => startTranslation());
afterEach(cleanup);

const conversationId = '01890a5d-ac96-774b-bcce-b302099a8057';
const linkId = '01890a5d-ac96-774b-bcce-b302099a8058';
const link = { conversationId, linkId, token: 'secret' };
const hikers = { name: 'Hikers', count: 3, member: false, approval: false } as LinkPreview;

/** The page of a link, about which the server gives these answers in turn. */
function visit(answers: (Partial<LinkPreview> | Error)[], hash = `#${Object.values(link).join('.')}`) {
  const preview = vi.fn((_: object) => {
    const next = answers.shift() ?? new Error('asked too often');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve({ ...hikers, ...next });
  });
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  const store = new Store({ state: emptyState('ann') } as unknown as Model);
  render(
    <SessionContext value={{ store, account: { perform, api: { preview } } } as unknown as Session}>
      <MemoryRouter initialEntries={[`/join${hash}`]}>
        <Routes>
          <Route path="/join" element={<JoinGroup />} />
          <Route path="/c/:id" element="the chat" />
        </Routes>
      </MemoryRouter>
    </SessionContext>,
  );
  return { preview, perform, store };
}

it('says what group it is, and joins once', async () => {
  const { preview, perform } = visit([{}]);
  const join = await screen.findByRole('button', { name: 'Join' });
  screen.getByRole('heading', { name: 'Hikers' });
  expect(preview).toHaveBeenCalledExactlyOnceWith(link);
  fireEvent.click(join);
  fireEvent.click(join);
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type: 'group.join', ...link });
});

it('where somebody approves, it says that one has asked', async () => {
  visit([{ approval: true }]);
  fireEvent.click(await screen.findByRole('button', { name: 'Ask to join' }));
  await screen.findByText(/^Request sent/);
  expect(screen.queryByRole('button')).toBeNull();
});

it('who is in already comes to the chat', async () => {
  visit([{ member: true }]);
  await screen.findByText('the chat');
});

it('gives way to the chat once one is let in', async () => {
  const { store } = visit([{}]);
  await screen.findByRole('button', { name: 'Join' });
  const conversation = { conversationId, group: { self: { role: 'member' } } } as ConversationView;
  const { state } = store.get();
  store.set({ state: { ...state, conversations: new Map([[conversationId, conversation]]) } });
  await screen.findByText('the chat');
});

it.each([
  ['is none', [], '#nothing'],
  ['is no more', [new ProblemError(404, { code: 'no-such-link' })], undefined],
])('a link that %s says so, and offers the way out', async (_, answers, hash) => {
  visit(answers, hash);
  await screen.findByRole('heading', { name: "This link doesn't work" });
  screen.getByText('This link has expired or was revoked.');
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByRole('link', { name: 'Go to chats' }).getAttribute('href')).toBe('/');
});

it('without an answer one can try again', async () => {
  visit([new NetworkTrouble(), {}]);
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: 'Hikers' });
});
