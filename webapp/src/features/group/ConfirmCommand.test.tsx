// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import { SessionContext } from '../../session/hooks/useSession';
import type { Session } from '../../session/session';
import { ConfirmCommand, type Question } from './ConfirmCommand';

beforeAll(() => startTranslation());
afterEach(cleanup);

const removal: Question = {
  title: 'group.remove-ask',
  explanation: 'group.remove-explain',
  action: 'group.remove',
  body: { type: 'group.remove', conversationId: 'c', members: ['bob'] },
};
const transfer: Question = {
  title: 'group.transfer-ask',
  explanation: 'group.transfer-explain',
  action: 'group.transfer',
  body: { type: 'group.transfer', conversationId: 'c', account: 'bob' },
};

/** The question, to which the server answers when the test does. */
function question() {
  let answer: (answer: object) => void = () => undefined;
  const perform = vi.fn((_: object) => new Promise<object>((resolve) => (answer = resolve)));
  const onDone = vi.fn();
  const onClose = vi.fn();
  const session = { account: { perform } } as unknown as Session;
  const shown = (asked: Question | undefined) => (
    <SessionContext value={session}>
      <ConfirmCommand question={asked} name="Bob" onDone={onDone} onClose={onClose} />
    </SessionContext>
  );
  const { rerender } = render(shown(undefined));
  const ask = (asked: Question | undefined) => {
    rerender(shown(asked));
  };
  const answered = (how: object) =>
    act(async () => {
      answer(how);
      await Promise.resolve();
    });
  return { perform, onDone, onClose, ask, answered };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const refused = { type: 'refused', code: 'not-a-member' };

it('does it once it is confirmed, and is over when it is done', async () => {
  const { perform, onDone, onClose, ask, answered } = question();
  ask(removal);
  await screen.findByRole('alertdialog', { name: 'Remove \u2068Bob\u2069?' });
  expect(perform).not.toHaveBeenCalled();
  press('Remove from group');
  press('Remove from group');
  expect(perform).toHaveBeenCalledExactlyOnceWith(removal.body);
  expect(onClose).not.toHaveBeenCalled();
  await answered({ type: 'accepted' });
  expect([onDone.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 1]);
});

it('a refusal is said, and the question stays', async () => {
  const { onDone, onClose, ask, answered } = question();
  ask(removal);
  press('Remove from group');
  await answered(refused);
  screen.getByRole('alertdialog', { name: 'Remove \u2068Bob\u2069?' });
  expect(screen.getByRole('alert').textContent).not.toBe('');
  expect([onDone.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 0]);
});

it.each([
  ['was refused', true],
  ['has no answer yet', false],
])('what %s when the question is dropped is not said of the next one', async (_, before) => {
  const { onClose, ask, answered } = question();
  ask(removal);
  press('Remove from group');
  if (before) await answered(refused);
  press('Cancel');
  expect(onClose).toHaveBeenCalledOnce();
  ask(undefined);
  if (!before) await answered(refused);
  ask(transfer);
  await screen.findByRole('alertdialog', { name: /^Make|^Transfer/ });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Transfer ownership' }).disabled).toBe(false);
});
