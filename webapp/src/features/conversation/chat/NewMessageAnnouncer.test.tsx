// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { EventView } from '../../../protocol/events';
import type { ConversationView, GroupView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { NewMessageAnnouncer } from './NewMessageAnnouncer';

beforeAll(() => startTranslation());
afterEach(cleanup);

const message = (messageNo: number, text: string, sender = 'bob') =>
  ({
    eventId: `m${String(messageNo)}`,
    type: 'message.sent',
    data: { messageNo, sender, personal: { content: { type: 'text', text } } },
  }) as unknown as EventView;
const line = (afterNo: number, lineNo: number) =>
  ({
    eventId: `l${String(lineNo)}`,
    type: 'conversation.closed',
    data: { afterNo, lineNo },
  }) as unknown as EventView;
const first = message(1, 'Hello');

/** Ann's open chat with Bob, whose first message is there; `newest` and what came before it arrive then. */
function chat(group?: GroupView) {
  const bob = { accountId: 'bob', nickname: 'Bob' } as PersonView;
  const state = { ...emptyState('ann'), people: new Map([['bob', bob]]) };
  const store = new Store({ state, rosters: new Map() } as unknown as Model);
  const shown = (events: EventView[], last: EventView) => (
    <SessionContext value={{ store } as unknown as Session}>
      <NewMessageAnnouncer
        events={events}
        conversation={{ conversationId: 'c', other: 'bob', group, last } as ConversationView}
        me="ann"
      />
    </SessionContext>
  );
  const { container, rerender } = render(shown([first], first));
  return {
    said: () => [...container.querySelectorAll('[aria-live=polite] p')].map((each) => each.textContent),
    come: (...events: [EventView, ...EventView[]]) => {
      rerender(shown([first, ...events], events.at(-1) ?? first));
    },
    know: (events: EventView[], last: EventView) => {
      rerender(shown(events, last));
    },
  };
}

it('what was there before is not said, and each new message is said once', () => {
  const { said, come } = chat();
  expect(said()).toEqual([]);
  come(message(2, 'Are you\nthere?'));
  expect(said()).toEqual(['Are you there?']);
  come(message(2, 'Are you\nthere?'), message(3, 'I’m here'));
  expect(said()).toEqual(['I’m here']);
});

it('those that come at once are said in their order', () => {
  const { said, come } = chat();
  come(message(2, 'one'), line(2, 1), message(3, 'two'), message(4, 'three'));
  expect(said()).toEqual(['one', 'two', 'three']);
});

it('the newest is said though it is not among what is read of the chat', () => {
  const { said, know } = chat();
  know([first], message(9, 'far below'));
  expect(said()).toEqual(['far below']);
});

it('older ones that are read later are not said', () => {
  const { said, know } = chat();
  know([message(0, 'long ago'), first], first);
  expect(said()).toEqual([]);
});

it('neither one’s own messages nor lines are said', () => {
  const { said, come } = chat();
  come(message(2, 'my own', 'ann'));
  expect(said()).toEqual([]);
  come(message(2, 'my own', 'ann'), line(2, 1));
  expect(said()).toEqual([]);
});

it('in a group it says whose they are', () => {
  const { said, come } = chat({ members: [] } as unknown as GroupView);
  come(message(2, 'Hi all'));
  expect(said()).toEqual(['\u2068Bob\u2069: \u2068Hi all\u2069']);
});
