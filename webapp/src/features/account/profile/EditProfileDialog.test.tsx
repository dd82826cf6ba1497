// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { CommandBody } from '../../../protocol/commands';
import type { Answer } from '../../../protocol/frames';
import type { SelfView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { EditProfileDialog } from './EditProfileDialog';

beforeAll(() => startTranslation());
afterEach(cleanup);

const self = { accountId: 'ann', handle: 'ann', nickname: 'Ann', avatar: 'fox' } as SelfView;

function edit(answer: Answer = { type: 'accepted' }, profile = self) {
  const perform = vi.fn((_: CommandBody) => Promise.resolve(answer));
  const onClose = vi.fn();
  render(
    <SessionContext value={{ account: { perform } } as unknown as Session}>
      <EditProfileDialog open self={profile} onClose={onClose} />
    </SessionContext>,
  );
  const nickname = screen.getByRole<HTMLInputElement>('textbox', { name: 'Nickname' });
  const type = (value: string) => fireEvent.change(nickname, { target: { value } });
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  return { perform, onClose, nickname, type, save };
}

it('keeps what was changed, and asks for nothing else', async () => {
  const { perform, onClose, type, save } = edit();
  type('  Annie ');
  save();
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(perform.mock.calls).toEqual([[{ type: 'account.change-nickname', nickname: 'Annie' }]]);
});

it('the initial takes the place of a picture', async () => {
  const { perform, onClose, save } = edit();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Fox' }).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: 'Your initial' }));
  save();
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(perform.mock.calls).toEqual([[{ type: 'account.change-avatar' }]]);
});

it('where nothing was changed nothing is sent', async () => {
  const { perform, onClose, save } = edit();
  save();
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(perform).not.toHaveBeenCalled();
});

it('a picture of a later version stays when the nickname changes', async () => {
  const { perform, onClose, type, save } = edit({ type: 'accepted' }, { ...self, avatar: 'otter' });
  type('Annie');
  save();
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(perform.mock.calls).toEqual([[{ type: 'account.change-nickname', nickname: 'Annie' }]]);
});

it('counts, and refuses a nickname that is too long or empty', () => {
  const { perform, onClose, nickname, type, save } = edit();
  type('🙂'.repeat(41));
  screen.getByText(/41 of 40/);
  save();
  type(' ');
  save();
  screen.getByText('Enter your nickname.');
  expect(document.activeElement).toBe(nickname);
  expect(perform).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});

it('says what the server refused, and stays open', async () => {
  const { onClose, type, save } = edit({ type: 'refused', code: 'forbidden-characters' });
  type('Annie');
  save();
  await screen.findByText("Some of these characters aren't allowed.");
  expect(onClose).not.toHaveBeenCalled();
});
