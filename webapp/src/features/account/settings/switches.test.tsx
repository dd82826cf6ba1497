// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { Store } from '../../../session/state/store';
import { AskBeforeGroups } from './AskBeforeGroups';
import { Discoverability } from './Discoverability';
import { Privacy } from './Privacy';

beforeAll(() => startTranslation());
afterEach(cleanup);

const self = {
  readMarks: true,
  presence: false,
  findableByEmail: true,
  findableByPhone: false,
  askBeforeGroups: false,
};

function settings(Part: ComponentType, answer: object = { type: 'accepted' }) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const store = new Store({ state: { self } } as unknown as Model);
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <Part />
    </SessionContext>,
  );
  return perform;
}

it.each<[string, ComponentType, object]>([
  [
    "Show when I've read a message",
    Privacy,
    { type: 'account.change-privacy', readMarks: false, presence: false },
  ],
  [
    "Show when I'm online and when I was last seen",
    Privacy,
    { type: 'account.change-privacy', readMarks: true, presence: true },
  ],
  [
    'By my email',
    Discoverability,
    { type: 'account.change-discoverability', byEmail: false, byPhone: false },
  ],
  [
    'By my phone number',
    Discoverability,
    { type: 'account.change-discoverability', byEmail: true, byPhone: true },
  ],
  [
    'Ask me before adding me to a group',
    AskBeforeGroups,
    { type: 'account.change-invitations', askFirst: true },
  ],
])('%s changes that alone', (name, Part, command) => {
  const perform = settings(Part);
  fireEvent.click(screen.getByRole('switch', { name }));
  expect(perform).toHaveBeenCalledExactlyOnceWith(command);
});

it.each([Privacy, Discoverability, AskBeforeGroups])('what went wrong is said', async (Part) => {
  settings(Part, { type: 'lost' });
  fireEvent.click(screen.getAllByRole('switch')[0] ?? document.body);
  await screen.findByText('No answer from the server. Please try again.');
});
