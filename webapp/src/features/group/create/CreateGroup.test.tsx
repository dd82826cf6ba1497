// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import type { FriendshipView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { layOut } from '../../../testing/layout';
import { CreateGroup } from './CreateGroup';

beforeAll(() => startTranslation());
afterEach(cleanup);

function create(...friendships: Partial<FriendshipView>[]) {
  const state = {
    ...emptyState('ann'),
    friendships: new Map(friendships.map((each, index) => [String(index), each as FriendshipView])),
  };
  const store = new Store({ loaded: true, state } as unknown as Model);
  render(
    <SessionContext value={{ store } as unknown as Session}>
      <MemoryRouter>
        <CreateGroup />
      </MemoryRouter>
    </SessionContext>,
  );
  return screen.queryByRole('link', { name: translate('people.find') })?.getAttribute('href');
}

it('who has no friends is led to finding one, not to a form that can’t be sent', () => {
  expect(create({ friends: false, blocked: false }, { friends: true, blocked: true })).toBe('/people/find');
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('who has one gets the form', async () => {
  layOut();
  expect(create({ other: '0', friends: true, blocked: false })).toBeUndefined();
  expect(screen.getAllByRole('textbox').length).toBeGreaterThan(0);
  expect(await screen.findAllByRole('checkbox')).toHaveLength(1);
});
