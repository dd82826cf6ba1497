// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import { ClockContext, useDates, useToday } from './useDates';

const WRITTEN = Date.parse('2026-03-10T22:50:00Z');

beforeAll(() => startTranslation());
beforeEach(() => {
  vi.stubEnv('TZ', 'Etc/UTC');
  vi.useFakeTimers({ now: Date.parse('2026-03-10T23:58:30Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function Shown() {
  const dates = useDates();
  return `${new Date(useToday()).toISOString()} ${dates.short(WRITTEN)}`;
}

function shown() {
  const { container } = render(<Shown />);
  return () => container.textContent;
}

const pass = (millis: number) => {
  act(() => {
    vi.advanceTimersByTime(millis);
  });
};

it('turns to the next day at midnight', () => {
  const text = shown();
  expect(text()).toBe('2026-03-10T00:00:00.000Z 22:50');
  pass(89_000);
  expect(text()).toBe('2026-03-10T00:00:00.000Z 22:50');
  pass(1_000);
  expect(text()).toBe('2026-03-11T00:00:00.000Z Yesterday');
});

it('turns to the day of another time zone within a minute, and when somebody comes back', () => {
  const text = shown();
  vi.stubEnv('TZ', 'Asia/Shanghai');
  pass(30_000);
  expect(text()).toBe('2026-03-10T16:00:00.000Z 06:50');
  vi.stubEnv('TZ', 'Etc/UTC');
  act(() => {
    dispatchEvent(new Event('focus'));
  });
  expect(text()).toBe('2026-03-10T00:00:00.000Z 22:50');
});

const IN_JULY = Date.parse('2026-07-01T18:00:00Z');

function InJuly() {
  const { clock, full } = useDates();
  return `${clock(IN_JULY)}, ${full(IN_JULY)}`;
}

it('turns to another time zone that has the same time today, and another one then', () => {
  vi.setSystemTime(Date.parse('2026-12-15T12:00:00Z'));
  vi.stubEnv('TZ', 'America/Phoenix');
  const { container } = render(<InJuly />);
  expect(container.textContent).toBe('11:00, Jul 1, 2026, 11:00');
  vi.stubEnv('TZ', 'America/Denver');
  pass(60_000);
  expect(container.textContent).toBe('12:00, Jul 1, 2026, 12:00');
});

it('is dated by the clock that the page provides', () => {
  const { container } = render(
    <ClockContext value={{ now: () => WRITTEN - 86_400_000 }}>
      <Shown />
    </ClockContext>,
  );
  expect(container.textContent).toBe('2026-03-09T00:00:00.000Z 22:50');
});

it('keeps no timer when nothing shows a date', () => {
  shown();
  expect(vi.getTimerCount()).toBe(1);
  cleanup();
  expect(vi.getTimerCount()).toBe(0);
});
