// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { GroupNotice } from './GroupNotice';

beforeAll(() => startTranslation());
afterEach(cleanup);

function notice(group: object) {
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  render(
    <SessionContext value={{ account: { perform } } as unknown as Session}>
      <MemoryRouter>
        <GroupNotice conversation={{ conversationId: 'c', group } as unknown as ConversationView} />
      </MemoryRouter>
    </SessionContext>,
  );
  return perform;
}

const announced = {
  self: { role: 'member' },
  announcement: { announcementNo: 2, text: 'At the north gate' },
};

it('an announcement that one has not read is there, until one says so', () => {
  const perform = notice({ ...announced, announcementReadNo: 1 });
  screen.getByText('At the north gate');
  fireEvent.click(screen.getByRole('button', { name: translate('group.announcement-read') }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'group.read-announcement',
    conversationId: 'c',
    announcementNo: 2,
  });
});

it.each([
  ['one has read it', { ...announced, announcementReadNo: 2 }],
  ['there is none', { self: announced.self }],
  ['one has left', { ...announced, self: undefined }],
])('there is nothing where %s', (_, group) => {
  notice(group);
  expect(screen.queryByRole('region')).toBeNull();
});
