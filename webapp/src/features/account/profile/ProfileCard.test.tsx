// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { PersonView, SelfView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { ProfileCard } from './ProfileCard';

beforeAll(() => startTranslation());
afterEach(cleanup);

const ann = { accountId: 'ann', handle: 'ann_1', nickname: 'Ann' };

function card(self: SelfView | undefined) {
  const state = { ...emptyState('ann'), self, people: new Map([['ann', ann as PersonView]]) };
  const store = new Store({ state } as unknown as Model);
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  const changePassword = vi.fn((_old: string, _new: string) => Promise.resolve());
  const onOthersEnded = vi.fn();
  const { container } = render(
    <SessionContext value={{ store, account: { perform, api: { changePassword } } } as unknown as Session}>
      <ProfileCard onOthersEnded={onOthersEnded} />
    </SessionContext>,
  );
  const rename = (nickname: string) => {
    act(() => {
      store.set({ state: { ...state, self: { ...ann, nickname } as SelfView } });
    });
  };
  return { container, perform, changePassword, onOthersEnded, rename };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const dialog = (name: string) => screen.findByRole('dialog', { name });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const closed = () =>
  vi.waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });

it('shows how others see one, as it changes', () => {
  const { rename } = card(ann as SelfView);
  screen.getByText('Ann');
  screen.getByText('@ann_1');
  rename('Annie');
  screen.getByText('Annie');
});

it('nothing stands there before one’s profile is known', () => {
  expect(card(undefined).container.childElementCount).toBe(0);
});

it('the profile is edited in a dialog, which goes once it is kept', async () => {
  const { perform, onOthersEnded } = card(ann as SelfView);
  press('Edit profile');
  await dialog('Edit profile');
  expect(screen.getByLabelText<HTMLInputElement>('Nickname').value).toBe('Ann');
  type('Nickname', 'Annie');
  press('Save');
  await closed();
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type: 'account.change-nickname', nickname: 'Annie' });
  expect(onOthersEnded).not.toHaveBeenCalled();
});

it('what was typed and not kept is gone when the dialog opens again', async () => {
  const { perform } = card(ann as SelfView);
  press('Edit profile');
  await dialog('Edit profile');
  type('Nickname', 'Annie');
  press('Cancel');
  await closed();
  press('Edit profile');
  await dialog('Edit profile');
  expect(screen.getByLabelText<HTMLInputElement>('Nickname').value).toBe('Ann');
  expect(perform).not.toHaveBeenCalled();
});

it('a new password tells that the others are logged out', async () => {
  const { changePassword, onOthersEnded } = card(ann as SelfView);
  press('Change password');
  const form = await dialog('Change password');
  type('Current password', 'correct horse');
  type('New password', 'tidal lantern');
  expect(onOthersEnded).not.toHaveBeenCalled();
  fireEvent.click(within(form).getByRole('button', { name: 'Change password' }));
  await closed();
  expect(changePassword).toHaveBeenCalledExactlyOnceWith('correct horse', 'tidal lantern');
  expect(onOthersEnded).toHaveBeenCalledOnce();
});
