// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import type { GroupView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { PictureDialog } from './PictureDialog';

beforeAll(() => startTranslation());
afterEach(cleanup);

function pictures(answer: object = { type: 'accepted' }) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const onClose = vi.fn();
  const store = new Store({ state: emptyState('ann'), rosters: new Map() } as unknown as Model);
  const shown = (open: boolean) => (
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <PictureDialog
        open={open}
        conversationId="c"
        group={{ avatar: 'panda', members: [] } as unknown as GroupView}
        onClose={onClose}
      />
    </SessionContext>
  );
  const { rerender } = render(shown(true));
  const toggle = (open: boolean) => {
    rerender(shown(open));
  };
  return { perform, onClose, toggle };
}

const change = { type: 'group.change-avatar', conversationId: 'c' };

it.each([
  ['avatar.fox', { ...change, avatar: 'fox' }],
  ['group.picture-members', change],
] as const)('%s is taken at once, and the dialog closes', async (key, command) => {
  const { perform, onClose } = pictures();
  expect(screen.getByRole('button', { pressed: true, name: translate('avatar.panda') })).toBeTruthy();
  const picture = screen.getByRole('button', { name: translate(key) });
  fireEvent.click(picture);
  fireEvent.click(picture);
  expect(perform).toHaveBeenCalledExactlyOnceWith(command);
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalledOnce();
  });
});

it('a refusal is said, and the dialog stays, until it is opened anew', async () => {
  const { onClose, toggle } = pictures({ type: 'refused', code: 'role-too-low' });
  fireEvent.click(screen.getByRole('button', { name: translate('avatar.fox') }));
  await screen.findByRole('alert');
  screen.getByText("You don't have permission to do this in this group.");
  expect(onClose).not.toHaveBeenCalled();
  toggle(false);
  await vi.waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  toggle(true);
  await screen.findByRole('dialog');
  expect(screen.queryByRole('alert')).toBeNull();
});
