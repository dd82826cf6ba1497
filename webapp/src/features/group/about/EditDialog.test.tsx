// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { Answer } from '../../../protocol/frames';
import type { GroupView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { EditDialog } from './EditDialog';

beforeAll(() => startTranslation());
afterEach(cleanup);

/** The dialog for the name of the group Hikers, after something was typed and sent. */
function rename(text: string, answer: Answer = { type: 'accepted' }) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const onClose = vi.fn();
  render(
    <SessionContext value={{ account: { perform } } as unknown as Session}>
      <EditDialog conversationId="c" group={{ name: 'Hikers' } as GroupView} edit="name" onClose={onClose} />
    </SessionContext>,
  );
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  return { perform, onClose };
}

it.each([
  [' Climbers ', { name: 'Climbers' }],
  ['  ', {}],
])('%j is sent as %j, and the dialog closes', async (text, sent) => {
  const { perform, onClose } = rename(text);
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalledOnce();
  });
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type: 'group.rename', conversationId: 'c', ...sent });
});

it('what is as before is not sent', async () => {
  const { perform, onClose } = rename('Hikers ');
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalledOnce();
  });
  expect(perform).not.toHaveBeenCalled();
});

it('what is too long is neither sent nor lost', () => {
  const text = 'x'.repeat(limits.groupName + 1);
  const { perform, onClose } = rename(text);
  expect(perform).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
  screen.getByDisplayValue(text);
});

it('a refusal is told, and what was typed stays', async () => {
  const { onClose } = rename('Climbers', { type: 'refused', code: 'group-silenced' });
  await screen.findByText(/only the owner and admins can write/);
  screen.getByDisplayValue('Climbers');
  expect(onClose).not.toHaveBeenCalled();
});
