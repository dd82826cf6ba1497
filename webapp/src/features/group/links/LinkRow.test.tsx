// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { GroupView, LinkView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { LinkRow } from './LinkRow';

beforeAll(() => startTranslation());
afterEach(cleanup);

const group = { self: { role: 'owner' }, dissolved: false } as GroupView;

function row(ended: LinkView['ended']) {
  const onRevoke = vi.fn();
  const session = { store: { subscribe: () => () => undefined, get: () => ({ state: { me: 'ann' } }) } };
  const link: LinkView = { linkId: 'l', by: 'cat', used: 0, ended, fragment: 'c.l.t' };
  render(
    <SessionContext value={session as unknown as Session}>
      <ul>
        <LinkRow link={link} group={group} onRevoke={onRevoke} />
      </ul>
    </SessionContext>,
  );
  return onRevoke;
}

it('a link that lets people in is there to be copied', () => {
  row(undefined);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Invite link' }).value).toMatch('/join#c.l.t');
  expect(screen.queryByText(/This link no longer works/)).toBeNull();
});

it.each([
  ['left', 'the person who created it left the group.'],
  ['removed', 'the person who created it was removed from the group.'],
  ['may-not-invite', "the person who created it can't invite any more."],
] as const)('a link that ended says why (%s), and can be revoked only', (ended, why) => {
  const onRevoke = row(ended);
  screen.getByText(`This link no longer works: ${why}`);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByText('QR code')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  expect(onRevoke).toHaveBeenCalledOnce();
});
