import { expect, it } from 'vitest';
import { eventView, type GroupEvent } from '../../protocol/events';
import { conversationView, invitationView } from '../../protocol/views';
import { emptyState, put, type State } from '../../session/state/state';
import { folded, type EntryOf } from '../../session/state/draft';
import { World } from '../../testing/world';
import { foldInvitation } from './invitation-fold';

const ADA = 'ada';
const EVE = 'eve';
const GROUP = 'g-ada';
const within = { conversationId: GROUP };

/** Eve asks first; Ada has a group and asks her into it. */
function setUp() {
  const world = new World();
  for (const id of [ADA, EVE, 'bob']) world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  world.perform(EVE, { type: 'account.change-invitations', clientId: 'first', askFirst: true });
  world.perform(ADA, { type: 'group.create', clientId: 'create', members: ['bob'] });
  /** The entry that it makes for Eve. */
  let ids = 0;
  const entry = (actor: string, type: 'invite' | 'accept-invitation' | 'decline-invitation' | 'leave') => {
    const members = [EVE];
    world.perform(actor, { type: `group.${type}`, clientId: String(ids++), ...within, members });
    return { seq: world.head(EVE).seq, event: eventView(world.inbox(EVE).at(-1)?.event, '') as GroupEvent };
  };
  const invited = () => entry(ADA, 'invite');
  const accepted = () => entry(EVE, 'accept-invitation');
  const declined = () => entry(EVE, 'decline-invitation');
  const left = () => entry(EVE, 'leave');
  /** With the view of the group as it is now. */
  const seen = (state: State): State => {
    const view = conversationView(world.conversation(EVE, GROUP), '');
    return { ...state, conversations: put(state.conversations, GROUP, view) };
  };
  /** With the cards as they are now. */
  const given = (state: State): State => {
    const cards = world.invitations(EVE).map((card) => invitationView(card, ''));
    return { ...state, invitations: new Map(cards.map((card) => [GROUP, card])), invited: new Map() };
  };
  return { invited, accepted, declined, left, seen, given };
}

const fold = (state: State, entry: EntryOf<'group'>) => folded(state, foldInvitation, [entry]);
const asked = ({ invitations, invited }: State) => invitations.has(GROUP) || invited.has(GROUP);

it('an invitation is kept where the view of a group that one has left is as of later', () => {
  const { invited, accepted, left, seen } = setUp();
  invited();
  accepted();
  left();
  const again = invited();
  const state = fold(seen(emptyState(EVE)), again);
  expect(state.conversations.get(GROUP)?.seq).toBe(again.seq);
  expect(asked(state)).toBe(true);
});

it('an invitation is past where a view as of later has one as a member', () => {
  const { invited, accepted, seen } = setUp();
  const entry = invited();
  accepted();
  const state = seen(emptyState(EVE));
  expect(fold(state, entry)).toBe(state);
});

it('whoever comes in isn’t asked any more, though the view of the group knows it already', () => {
  const { invited, accepted, seen } = setUp();
  const state = fold(emptyState(EVE), invited());
  const entry = accepted();
  expect(asked(fold(seen(state), entry))).toBe(false);
});

it('an answer leaves the card of a later invitation', () => {
  const { invited, declined, given } = setUp();
  invited();
  const answer = declined();
  invited();
  const state = given(emptyState(EVE));
  expect(fold(state, answer)).toBe(state);
});
