// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, GroupView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { MentionPicker, type MentionPickerHandle } from './MentionPicker';

beforeAll(() => {
  Element.prototype.scrollIntoView = vi.fn();
  return startTranslation();
});
afterEach(cleanup);

const people = ['Bob', 'Cat', 'Carl'].map((nickname) => {
  const handle = nickname.toLowerCase();
  return [handle, { accountId: handle, handle, nickname } as PersonView] as const;
});

/** What one is offered who types `@` and this in a group of Bob, Cat and Carl. */
function ask(query: string) {
  const members = people.map(([account]) => ({ account, role: 'member', joined: '' }));
  const conversation = {
    conversationId: 'g',
    group: { members, self: { role: 'member' } } as unknown as GroupView,
  } as ConversationView;
  const state = {
    ...emptyState('ann'),
    people: new Map(people),
    conversations: new Map([['g', conversation]]),
  };
  const store = new Store({ state, rosters: new Map() } as unknown as Model);
  const [onPick, onClose, onActive] = [vi.fn(), vi.fn(), vi.fn()];
  const ref = createRef<MentionPickerHandle>();
  const taken = vi.fn();
  const shown = (typed: string) => (
    <SessionContext value={{ store } as unknown as Session}>
      <input onKeyDown={(event) => void taken(ref.current?.press(event))} />
      <MentionPicker
        id="mention"
        conversation={conversation}
        asking={{ at: 0, query: typed }}
        {...{ onPick, onClose, onActive, ref }}
      />
    </SessionContext>
  );
  const { rerender } = render(shown(query));
  const press = (key: string, more: object = {}) => {
    fireEvent.keyDown(screen.getByRole('textbox'), { key, ...more });
    return taken.mock.lastCall?.[0] as boolean;
  };
  return { onPick, onClose, onActive, press, type: (typed: string) => rerender(shown(typed)) };
}

const active = () => screen.getByRole('option', { selected: true }).textContent;

it('the arrows go round, and Enter or Tab picks', () => {
  const { press, onPick, onActive } = ask('');
  expect(active()).toContain('Bob');
  expect(onActive).toHaveBeenLastCalledWith('mention-bob');
  press('ArrowUp');
  expect(active()).toContain('Carl');
  press('ArrowDown');
  press('ArrowDown');
  expect(active()).toContain('Cat');
  press('Enter');
  press('Tab');
  expect(onPick.mock.calls).toEqual([
    [{ account: 'cat', name: 'Cat', word: 'Cat' }],
    [{ account: 'cat', name: 'Cat', word: 'Cat' }],
  ]);
});

it('what is typed on begins at the first who fits', () => {
  const { press, type } = ask('');
  press('ArrowDown');
  press('ArrowDown');
  type('ca');
  expect(screen.getAllByRole('option')).toHaveLength(2);
  expect(active()).toContain('Cat');
});

it('Escape closes, and other keys are the composer’s', () => {
  const { press, onPick, onClose } = ask('');
  expect(press('Escape')).toBe(true);
  expect(onClose).toHaveBeenCalledOnce();
  expect(press('x')).toBe(false);
  expect(press('Enter', { shiftKey: true })).toBe(false);
  // the input method's own
  expect(press('Enter', { isComposing: true })).toBe(false);
  expect(onPick).not.toHaveBeenCalled();
});

it('who fits nobody is offered nobody, and keeps Enter', () => {
  const { press, onActive } = ask('xyz');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(press('Enter')).toBe(false);
  expect(onActive).toHaveBeenLastCalledWith(undefined);
});

it('a click picks, and leaves the focus where it is', () => {
  const { onPick } = ask('');
  const carl = screen.getByRole('option', { name: /Carl/ });
  expect(fireEvent.pointerDown(carl)).toBe(false);
  fireEvent.click(carl);
  expect(onPick).toHaveBeenCalledExactlyOnceWith({ account: 'carl', name: 'Carl', word: 'Carl' });
});
