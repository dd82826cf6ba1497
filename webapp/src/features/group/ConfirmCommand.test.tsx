// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import { SessionContext } from '../../session/hooks/useSession';
import type { Session } from '../../session/session';
import { ConfirmCommand, type Question } from './ConfirmCommand';

beforeAll(() => startTranslation());
afterEach(cleanup);

const remove: Question = {
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

function ask(...answers: object[]) {
  const perform = vi.fn((_: object) => Promise.resolve(answers.shift()));
  const onDone = vi.fn();
  const onClose = vi.fn();
  const shown = (question: Question | undefined) => (
    <SessionContext value={{ account: { perform } } as unknown as Session}>
      <ConfirmCommand question={question} name="Bob" onDone={onDone} onClose={onClose} />
    </SessionContext>
  );
  const { rerender } = render(shown(remove));
  const next = (question: Question | undefined) => {
    rerender(shown(question));
  };
  return { perform, onDone, onClose, next };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('does once what was asked, and closes', async () => {
  const { perform, onDone, onClose } = ask({ type: 'accepted' });
  press('Remove from group');
  press('Remove from group');
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalledOnce();
  });
  expect(onDone).toHaveBeenCalledOnce();
  expect(perform).toHaveBeenCalledExactlyOnceWith(remove.body);
});

it('whoever cancels has done nothing', () => {
  const { perform, onDone, onClose } = ask();
  press('Cancel');
  expect(onClose).toHaveBeenCalledOnce();
  expect(perform).not.toHaveBeenCalled();
  expect(onDone).not.toHaveBeenCalled();
});

it('a refusal is said, and not again with the next question', async () => {
  const { onDone, onClose, next } = ask({ type: 'refused', code: 'not-a-member' });
  press('Remove from group');
  await screen.findByText('This person is no longer in the group.');
  expect(onDone).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
  next(undefined);
  next(transfer);
  await screen.findByRole('button', { name: 'Transfer ownership' });
  expect(screen.queryByText('This person is no longer in the group.')).toBeNull();
});
