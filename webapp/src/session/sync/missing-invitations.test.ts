import { afterEach, expect, it, vi } from 'vitest';
import type { InvitationView } from '../../protocol/views';
import { emptyState, withInvitations, type State } from '../state/state';
import { MissingInvitations } from './missing-invitations';

const GROUP = 'g';
const card = (seq: number, name = 'Hikers'): InvitationView => ({
  conversationId: GROUP,
  by: 'bob',
  time: '2026-03-01T10:00:00Z',
  name,
  count: 2,
  seq,
});
const asked = (seq: number): State => ({ ...emptyState('ada'), invited: new Map([[GROUP, seq]]) });
const open: MissingInvitations[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

it('a card that is awaited is taken, and a newer one in its place', () => {
  const state = withInvitations(asked(5), [card(5)]);
  expect(state.invitations.get(GROUP)?.name).toBe('Hikers');
  expect(state.invited.size).toBe(0);
  expect(withInvitations(state, [card(6, 'Climbers')]).invitations.get(GROUP)?.name).toBe('Climbers');
});

it('a card from before one was asked, or that was answered, says nothing', () => {
  const again = asked(5);
  expect(withInvitations(again, [card(4)])).toBe(again);
  const answered = emptyState('ada');
  expect(withInvitations(answered, [card(5)])).toBe(answered);
});

it('cards are asked for until they have come', async () => {
  const writer = {
    state: asked(5),
    show: (state: State) => {
      writer.state = state;
    },
    store: () => undefined,
  };
  const invitations = vi.fn(() => Promise.resolve([card(5)])).mockResolvedValueOnce([]);
  const cards = new MissingInvitations({ invitations }, writer, { wake: vi.fn() });
  open.push(cards);
  cards.wake();
  await vi.waitFor(
    () => {
      expect(writer.state.invitations.has(GROUP)).toBe(true);
    },
    { timeout: 5_000 },
  );
  expect(invitations).toHaveBeenCalledTimes(2);
});
