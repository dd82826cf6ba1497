// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, GroupView, MemberView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { LeaveGroup } from './LeaveGroup';

beforeAll(() => startTranslation());
afterEach(cleanup);

it.each<[MemberView['role'], string, string, string]>([
  ['member', 'Leave group', 'Leave \u2068Hikers\u2069?', 'group.leave'],
  ['admin', 'Leave group', 'Leave \u2068Hikers\u2069?', 'group.leave'],
  ['owner', 'Dissolve group', 'Dissolve \u2068Hikers\u2069?', 'group.dissolve'],
])('the way out of the %s is asked first', async (role, name, title, type) => {
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  const store = new Store({ state: emptyState('ann'), rosters: new Map() } as unknown as Model);
  const self = { account: 'ann', role } as MemberView;
  const group = { name: 'Hikers', self, members: [self] } as unknown as GroupView;
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <LeaveGroup conversation={{ conversationId: 'c', group } as ConversationView} self={self} />
    </SessionContext>,
  );
  fireEvent.click(screen.getByRole('button', { name }));
  const question = await screen.findByRole('alertdialog', { name: title });
  expect(perform).not.toHaveBeenCalled();
  fireEvent.click(within(question).getByRole('button', { name }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type, conversationId: 'c' });
});
