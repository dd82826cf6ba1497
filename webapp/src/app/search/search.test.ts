// @vitest-environment jsdom
import { beforeAll, expect, it } from 'vitest';
import { startTranslation, translate } from '../../i18n';
import type { ConversationView } from '../../protocol/views';
import { emptyState, put } from '../../session/state/state';
import { search } from './search';

beforeAll(() => startTranslation());

it('finds one’s saved messages by their name, opened or not', () => {
  const state = emptyState('ann');
  const found = (conversations = state.conversations) =>
    search({ state: { ...state, conversations }, rosters: new Map() }, 'saved', () => [], translate);
  expect(found().conversations).toMatchObject([{ to: '/saved', name: 'Saved messages' }]);
  const saved = {
    conversationId: 'c',
    other: 'ann',
    last: { time: '2026-03-01T10:00:00Z' },
  } as ConversationView;
  expect(found(put(state.conversations, 'c', saved)).conversations).toMatchObject([
    { to: '/c/c', name: 'Saved messages' },
  ]);
});
