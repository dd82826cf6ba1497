// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../i18n';
import { Broken } from './Broken';
import { isReplaced, reloadOnce } from './install/version';

vi.mock('./install/version', () => ({ isReplaced: vi.fn(), reloadOnce: vi.fn() }));

beforeAll(() => startTranslation());
beforeEach(() => {
  // React tells of what was caught
  vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

function Failing(): never {
  throw new Error('cannot be drawn');
}

function broken(replaced: boolean, reloaded: boolean) {
  vi.mocked(isReplaced).mockResolvedValue(replaced);
  vi.mocked(reloadOnce).mockReturnValue(reloaded);
  render(
    <Broken>
      <Failing />
    </Broken>,
  );
}

it('shows what can be drawn', () => {
  render(<Broken>fine</Broken>);
  screen.getByText('fine');
  expect(isReplaced).not.toHaveBeenCalled();
});

it('says that something went wrong, and how to go on', async () => {
  broken(false, true);
  expect((await screen.findByRole('alert')).textContent).toBe('Something went wrong.Reload');
  expect(reloadOnce).not.toHaveBeenCalled();
});

it('a part that is gone with the old version brings the new one, and says nothing', async () => {
  broken(true, true);
  await vi.waitFor(() => {
    expect(reloadOnce).toHaveBeenCalledOnce();
  });
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says so as well where it was loaded anew just now', async () => {
  broken(true, false);
  await screen.findByRole('alert');
});
