// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { LinkPreview } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import { NetworkTrouble, ProblemError } from '../../../session/network/http';
import type { Session } from '../../../session/session';
import { InvitedGroup } from './InvitedGroup';

beforeAll(() => startTranslation());
afterEach(cleanup);

const link = {
  conversationId: '01890a5d-ac96-774b-bcce-b302099a8057',
  linkId: '01890a5d-ac96-774b-bcce-b302099a8058',
  token: 'secret',
};
const hikers = { name: 'Hikers', count: 3, member: false, approval: false } as LinkPreview;

/** What stands on the log-in page of one who came by a link, about which the server says this. */
async function come(answer: LinkPreview | Error, hash = `#${Object.values(link).join('.')}`) {
  const preview = vi.fn((_: object) =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer),
  );
  render(
    <SessionContext value={{ preview } as unknown as Session}>
      <MemoryRouter initialEntries={[`/login${hash}`]}>
        <InvitedGroup />
      </MemoryRouter>
    </SessionContext>,
  );
  const atFirst = screen.queryByTestId('to-join')?.textContent;
  await act(() => Promise.resolve());
  return { preview, atFirst };
}

const said = () => screen.queryByTestId('to-join')?.textContent;

it.each<[string, LinkPreview, string]>([
  ['a group', hikers, 'Hikers3 members'],
  ['a group without a name', { ...hikers, name: undefined, count: 1 }, 'Group1 member'],
])('says which group it is: %s', async (_, answer, text) => {
  const { preview, atFirst } = await come(answer);
  expect(preview).toHaveBeenCalledExactlyOnceWith(link);
  expect(atFirst).toBeDefined();
  expect(said()).toBe(`You're about to join${text}`);
});

it('a link that is no more says so, before somebody makes an account for it', async () => {
  await come(new ProblemError(404, { code: 'no-such-link' }));
  expect(screen.getByRole('alert').textContent).toBe('This link has expired or was revoked.');
  expect(said()).toBeUndefined();
});

it('one may log in without knowing what the server did not say', async () => {
  await come(new NetworkTrouble());
  expect(document.body.textContent).toBe('');
});

it('what stands behind the # and is no link asks nothing', async () => {
  const { preview } = await come(hikers, '#top');
  expect(preview).not.toHaveBeenCalled();
  expect(document.body.textContent).toBe('');
});
