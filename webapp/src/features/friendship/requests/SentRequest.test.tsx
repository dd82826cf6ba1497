// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import type { Answer } from '../../../protocol/frames';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { SentRequest } from './SentRequest';

beforeAll(() => startTranslation());
afterEach(cleanup);

const request = { time: '2026-03-01T00:00:00Z', message: 'It is me, Ann' };

function sent(again: boolean, answer: Answer = { type: 'accepted' }) {
  const store = new Store({ state: emptyState('ann') } as Model);
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <SentRequest other="bob" request={request} again={again} />
    </SessionContext>,
  );
  return perform;
}

const button = (name: 'request.again' | 'request.withdraw') =>
  screen.queryByRole('button', { name: translate(name) });
const withdraw = () => fireEvent.click(screen.getByRole('button', { name: translate('request.withdraw') }));

it('shows what one wrote, and withdraws it once', () => {
  const perform = sent(false);
  screen.getByText(/It is me, Ann/);
  expect(button('request.again')).toBeNull();
  withdraw();
  withdraw();
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type: 'friendship.withdraw', other: 'bob' });
});

it('says that it could not be withdrawn', async () => {
  sent(false, { type: 'refused', code: 'no-request' });
  withdraw();
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
});

it('after a day one can ask again', () => {
  sent(true);
  fireEvent.click(screen.getByRole('button', { name: translate('request.again') }));
  screen.getByRole('textbox');
  expect(button('request.withdraw')).toBeNull();
});
