// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { RemarkForm } from './RemarkForm';

beforeAll(() => startTranslation());
afterEach(cleanup);

function remark(text: string) {
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  render(
    <SessionContext value={{ account: { perform } } as unknown as Session}>
      <RemarkForm other="bob" remark="Bobby" />
    </SessionContext>,
  );
  expect(screen.queryByRole('button')).toBeNull();
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
  return perform;
}

it.each([
  [' Robert ', { remark: 'Robert' }],
  ['', {}],
])('%j is saved as %j', async (text, sent) => {
  const perform = remark(text);
  fireEvent.click(screen.getByRole('button', { name: 'Save private name' }));
  await vi.waitFor(() => {
    expect(perform).toHaveBeenCalledExactlyOnceWith({
      type: 'friendship.change-remark',
      other: 'bob',
      ...sent,
    });
  });
});

it('what is as before can’t be saved', () => {
  remark('Bobby ');
  expect(screen.queryByRole('button')).toBeNull();
});

it('what is too long is not sent', () => {
  const perform = remark('x'.repeat(limits.remark + 1));
  fireEvent.click(screen.getByRole('button', { name: 'Save private name' }));
  expect(perform).not.toHaveBeenCalled();
});
