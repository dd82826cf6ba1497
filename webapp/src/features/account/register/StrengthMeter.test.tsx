// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { loadStrength, type Strength } from './strength';
import { StrengthMeter } from './StrengthMeter';

vi.mock('./strength', () => ({ loadStrength: vi.fn() }));

/** Each letter makes it stronger; one's own names don't. */
const byLength: Strength = (password, names) => (names.includes(password) ? 0 : Math.min(4, password.length));
let arrive: (strength: Strength) => void;
let fail: (error: Error) => void;

beforeAll(() => startTranslation());
beforeEach(() => {
  const pending = () =>
    new Promise<Strength>((resolve, reject) => {
      arrive = resolve;
      fail = reject;
    });
  vi.mocked(loadStrength).mockReset().mockImplementation(pending);
});
afterEach(cleanup);

function meter(password: string) {
  const at = (next: string) => <StrengthMeter password={next} names={['ann', 'Ann Byron']} />;
  const { rerender, container } = render(at(password));
  const type = (next: string) => {
    rerender(at(next));
  };
  return { type, container };
}

const settle = (how: () => void) =>
  act(async () => {
    how();
    await Promise.resolve();
  });
const loaded = () => settle(() => arrive(byLength));
const said = () => screen.queryByRole('meter', { name: 'Password strength' })?.getAttribute('aria-valuetext');

it('nothing is fetched, or shown, before the first letter', () => {
  const { container } = meter('');
  expect(loadStrength).not.toHaveBeenCalled();
  expect(container.childElementCount).toBe(0);
});

it('a password isn’t called weak before it is known how strong it is', async () => {
  const { container } = meter('abcd');
  expect(said()).toBeUndefined();
  expect(container.textContent).toBe('');
  await loaded();
  expect(said()).toBe('strong');
  screen.getByText('strong');
});

it('each letter changes what is said at once', async () => {
  const { type, container } = meter('a');
  await loaded();
  expect(said()).toBe('weak');
  type('abc');
  expect(said()).toBe('good');
  expect(screen.getByRole('meter').getAttribute('aria-valuenow')).toBe('3');
  type('ab');
  expect(said()).toBe('fair');
  type('ann');
  expect(said()).toBe('very weak');
  type('');
  expect(container.childElementCount).toBe(0);
});

it('where it can’t be told nothing stands, until the next letter brings it', async () => {
  const { type, container } = meter('a');
  await settle(() => fail(new Error('no network')));
  expect(container.childElementCount).toBe(0);
  type('ab');
  expect(loadStrength).toHaveBeenCalledTimes(2);
  expect(container.childElementCount).toBe(0);
  await loaded();
  expect(said()).toBe('fair');
});
