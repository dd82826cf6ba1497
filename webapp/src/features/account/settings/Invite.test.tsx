// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { Store } from '../../../session/state/store';
import { Invite } from './Invite';

beforeAll(() => startTranslation());
afterEach(cleanup);

it('one’s link is there to be copied, and to be scanned once one asks for the code', async () => {
  const store = new Store({ state: { self: { handle: 'ann' } } } as unknown as Model);
  render(
    <SessionContext value={{ store } as unknown as Session}>
      <Invite />
    </SessionContext>,
  );
  const link = `${location.origin}/add/ann`;
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: translate('invite.link') }).value).toBe(link);
  expect(screen.queryByRole('img')).toBeNull();
  const code = screen.getByRole<HTMLDetailsElement>('group');
  code.open = true;
  fireEvent(code, new Event('toggle'));
  await screen.findByRole('img', { name: translate('links.qr-text', { link }) });
});
