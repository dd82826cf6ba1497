// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { Answer } from '../../../protocol/frames';
import type { GroupView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { GroupSettings } from './GroupSettings';

beforeAll(() => startTranslation());
afterEach(cleanup);

const settings = { inviting: 'anyone', historyFromStart: true, quietLeaving: false } as const;

function shown(answer: Answer = { type: 'accepted' }) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  render(
    <SessionContext value={{ account: { perform } } as unknown as Session}>
      <GroupSettings conversationId="c" group={{ ...settings, silenced: false } as GroupView} />
    </SessionContext>,
  );
  return perform;
}

it.each([
  ['radio', 'With approval', { inviting: 'approval' }],
  ['switch', 'New members can see earlier messages', { historyFromStart: false }],
  ['switch', 'Only admins see when someone leaves', { quietLeaving: true }],
])('the %s %s changes that alone', async (role, name, change) => {
  const perform = shown();
  fireEvent.click(screen.getByRole(role, { name }));
  await vi.waitFor(() => {
    expect(perform).toHaveBeenCalledExactlyOnceWith({
      type: 'group.change-settings',
      conversationId: 'c',
      ...settings,
      ...change,
    });
  });
});

it('who may write is a command of its own, whose refusal is told', async () => {
  const perform = shown({ type: 'busy', retryAfterMillis: 3_000 });
  fireEvent.click(screen.getByRole('switch', { name: 'Only the owner and admins can write' }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'group.silence',
    conversationId: 'c',
    silenced: true,
  });
  await screen.findByRole('alert');
});
