import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../protocol/commands';
import { eventTypes, type Mention } from '../protocol/events';
import { conversationView, inboxPage, invitationView, snapshot } from '../protocol/views';
import {
  emptyState,
  incompleteGroups,
  stateOf,
  withGroup,
  withInvitations,
  type State,
} from '../session/state/state';
import { folded as foldAll } from '../session/state/draft';
import { ownStory } from '../testing/own-story';
import { World } from '../testing/world';
import { fold } from './fold';

const [ADA, BOB, EVE, MAX, ZOE] = ['ada', 'bob', 'eve', 'max', 'zoe'] as const;
const CHAT = 'c-ada+bob';

function world(): World {
  const made = new World();
  for (const id of [ADA, BOB, EVE, MAX, ZOE])
    made.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  return made;
}

/** Each step is one command; together they make every event happen. */
const story: [actor: string, body: CommandBody][] = [
  [ADA, { type: 'account.change-discoverability', byEmail: false, byPhone: true }],
  [ADA, { type: 'friendship.request', other: BOB, message: 'hello', remark: 'Bobby', source: 'email' }],
  [ADA, { type: 'friendship.withdraw', other: BOB }],
  [ADA, { type: 'friendship.request', other: BOB }],
  [BOB, { type: 'friendship.decline', other: ADA }],
  [ADA, { type: 'friendship.request', other: BOB, message: 'please' }],
  [BOB, { type: 'friendship.accept', other: ADA, remark: 'Ada' }],
  [BOB, { type: 'message.send', conversationId: CHAT, content: { type: 'text', text: 'hi' } }],
  [ADA, { type: 'conversation.mark-read', conversationId: CHAT, upTo: 2 }],
  [ADA, { type: 'message.send', conversationId: CHAT, content: { type: 'text', text: 'hi!' } }],
  [ADA, { type: 'account.change-nickname', nickname: 'Ada L.' }],
  [ADA, { type: 'account.change-avatar' }],
  ...ownStory(ADA, BOB, CHAT),
  [BOB, { type: 'conversation.mark-read', conversationId: CHAT, upTo: 3 }],
  [BOB, { type: 'account.change-invitations', askFirst: true }],
  [BOB, { type: 'account.change-privacy', readMarks: false, presence: true }],
  [BOB, { type: 'message.send', conversationId: CHAT, content: { type: 'text', text: 'seen?' } }],
  [ADA, { type: 'conversation.mark-read', conversationId: CHAT, upTo: 4 }],
  [BOB, { type: 'friendship.change-remark', other: ADA }],
  [BOB, { type: 'friendship.end', other: ADA }],
  [ADA, { type: 'friendship.request', other: BOB, message: 'again?' }],
  [BOB, { type: 'friendship.request', other: ADA, message: 'again!' }],
  [EVE, { type: 'friendship.request', other: BOB, message: 'me too' }],
  [BOB, { type: 'account.change-nickname', nickname: 'Bo' }],
  [BOB, { type: 'account.change-avatar' }],
  [BOB, { type: 'friendship.block', other: EVE }],
  [EVE, { type: 'friendship.request', other: BOB, message: 'hello?' }],
  [BOB, { type: 'friendship.unblock', other: EVE }],
  [BOB, { type: 'friendship.block', other: ADA }],
  [ADA, { type: 'friendship.request', other: EVE, message: 'x' }],
  [ADA, { type: 'friendship.block', other: EVE }],
];

const GROUP = 'g-ada';
const inGroup = { conversationId: GROUP };
const settings = { inviting: 'admins', historyFromStart: false, quietLeaving: true } as const;
const said = (text: string, mentions?: Mention[]) =>
  ({ type: 'message.send', ...inGroup, content: { type: 'text', text, mentions } }) as const;

/** The same for groups. */
const groupStory: [actor: string, body: CommandBody][] = [
  [ADA, { type: 'group.create', name: 'Hikers', members: [BOB] }],
  [ADA, said('hello')],
  [BOB, said('hello, @Ada', [{ account: ADA, from: 7, length: 4 }])],
  [ADA, { type: 'message.delete', ...inGroup, messageNo: 2 }],
  [ADA, { type: 'conversation.mark-read', ...inGroup, upTo: 2 }],
  [ADA, { type: 'group.invite', ...inGroup, members: [EVE] }],
  [EVE, said('@all: I am here', [{ from: 0, length: 4 }])],
  [BOB, { type: 'message.delete', ...inGroup, messageNo: 1 }],
  [BOB, { type: 'message.delete', ...inGroup, messageNo: 3 }],
  [ADA, { type: 'group.change-role', ...inGroup, account: BOB, role: 'admin' }],
  [BOB, { type: 'group.rename', ...inGroup }],
  [BOB, { type: 'group.rename', ...inGroup, name: 'Climbers' }],
  [BOB, { type: 'group.describe', ...inGroup, description: 'Up and down' }],
  [BOB, { type: 'group.announce', ...inGroup, text: 'At eight' }],
  [EVE, { type: 'group.read-announcement', ...inGroup, announcementNo: 1 }],
  [BOB, { type: 'group.change-avatar', ...inGroup, avatar: 'panda' }],
  [BOB, { type: 'group.change-settings', ...inGroup, ...settings }],
  [BOB, { type: 'group.mute-member', ...inGroup, account: EVE, minutes: 10 }],
  [EVE, { type: 'group.change-nickname', ...inGroup, nickname: 'Evie' }],
  [EVE, { type: 'group.change-remark', ...inGroup, remark: 'The others' }],
  [BOB, { type: 'group.unmute-member', ...inGroup, account: EVE }],
  [BOB, { type: 'group.silence', ...inGroup, silenced: true }],
  [BOB, { type: 'group.announce', ...inGroup }],
  [EVE, { type: 'conversation.pin', ...inGroup, pinned: true }],
  [EVE, { type: 'conversation.hide', ...inGroup }],
  [EVE, { type: 'conversation.archive', ...inGroup, archived: true }],
  [BOB, { type: 'group.remove', ...inGroup, members: [EVE] }],
  [BOB, said('without Eve')],
  [BOB, { type: 'group.silence', ...inGroup, silenced: false }],
  [BOB, { type: 'group.invite', ...inGroup, members: [EVE] }],
  [BOB, said('with Eve')],
  [BOB, { type: 'message.delete', ...inGroup, messageNo: 5 }],
  [EVE, { type: 'group.leave', ...inGroup }],
  [EVE, { type: 'account.change-invitations', askFirst: true }],
  [MAX, { type: 'account.change-invitations', askFirst: true }],
  [BOB, { type: 'group.invite', ...inGroup, members: [EVE] }],
  [ADA, { type: 'group.invite', ...inGroup, members: [EVE] }],
  [EVE, { type: 'group.decline-invitation', ...inGroup }],
  [ADA, { type: 'group.invite', ...inGroup, members: [EVE] }],
  [EVE, { type: 'group.accept-invitation', ...inGroup }],
  [EVE, { type: 'group.leave', ...inGroup }],
  [ADA, { type: 'group.make-link', ...inGroup, uses: 10 }],
  [EVE, { type: 'group.join', ...inGroup, linkId: 'link', token: 'token' }],
  [EVE, { type: 'group.leave', ...inGroup }],
  [ADA, { type: 'group.change-settings', ...inGroup, ...settings, inviting: 'approval' }],
  [EVE, { type: 'group.join', ...inGroup, linkId: 'link', token: 'token' }],
  [EVE, { type: 'group.join', ...inGroup, linkId: 'link', token: 'token' }],
  [ADA, { type: 'group.change-role', ...inGroup, account: BOB, role: 'member' }],
  [ADA, { type: 'group.change-role', ...inGroup, account: BOB, role: 'admin' }],
  [BOB, { type: 'group.refuse', ...inGroup, account: EVE }],
  [EVE, { type: 'group.join', ...inGroup, linkId: 'link', token: 'token' }],
  [ADA, { type: 'group.approve', ...inGroup, account: EVE }],
  [EVE, { type: 'group.leave', ...inGroup }],
  [ADA, { type: 'group.change-role', ...inGroup, account: BOB, role: 'member' }],
  [BOB, { type: 'group.invite', ...inGroup, members: [MAX, ZOE] }],
  [ADA, { type: 'group.change-role', ...inGroup, account: BOB, role: 'admin' }],
  [ADA, { type: 'group.approve', ...inGroup, account: MAX }],
  [MAX, { type: 'group.accept-invitation', ...inGroup }],
  [BOB, { type: 'group.invite', ...inGroup, members: [ZOE] }],
  [ADA, { type: 'group.change-role', ...inGroup, account: BOB, role: 'member' }],
  [BOB, { type: 'group.make-link', ...inGroup, uses: 10 }],
  [EVE, { type: 'group.join', ...inGroup, linkId: 'link', token: 'token' }],
  [ADA, { type: 'group.revoke-link', ...inGroup, linkId: 'link' }],
  [ADA, { type: 'group.transfer', ...inGroup, account: BOB }],
  [BOB, { type: 'group.dissolve', ...inGroup }],
];

/** What the server shows now. Who people are comes with queries, not with events. */
function afresh(made: World, account: string): State {
  const state = stateOf(snapshot(made.snapshot(account), ''), new Map());
  return { ...state, people: new Map() };
}

/** The view of a group that one has come into is fetched, and what one is asked into. */
function folded(made: World, account: string, from: State, after: number): State {
  const { entries } = inboxPage(made.page(account, after, Infinity), '');
  const state = foldAll(from, fold, entries);
  const fetched = (id: string) => conversationView(made.conversation(account, id), '');
  const cards = made.invitations(account).map((card) => invitationView(card, ''));
  return incompleteGroups(state).reduce(
    (known, id) => withGroup(known, fetched(id)),
    withInvitations(state, cards),
  );
}

/** All documents with this number. Which entry changed one last is known here, and not by the server. */
function asOf(seq: number, { self, ...state }: State): State {
  const stamped = <V>(documents: ReadonlyMap<string, V>) =>
    new Map([...documents].map(([id, document]) => [id, { ...document, seq }]));
  return {
    ...state,
    self: self && { ...self, seq },
    friendships: stamped(state.friendships),
    conversations: stamped(state.conversations),
    invitations: stamped(state.invitations),
  };
}

/** Conversations of one state, with the groups of another: read in two steps. */
function mixed(state: State, groups: State): State {
  const conversations = [...state.conversations].map(([id, view]) => {
    const { group } = groups.conversations.get(id) ?? view;
    return [id, { ...view, ...(group && { group }) }] as const;
  });
  return { ...state, conversations: new Map(conversations) };
}

describe('state + event = state fetched afresh', () => {
  const cases = [ADA, BOB, EVE, MAX, ZOE].flatMap((account) => [
    { account, of: 'two', steps: story },
    { account, of: 'a group', steps: groupStory },
  ]);
  it.each(cases)('after every step of the story of $of, for $account', ({ account, steps }) => {
    const made = world();
    let live = folded(made, account, emptyState(account), 0);
    steps.forEach(([actor, body], step) => {
      const seen = made.inbox(account).length;
      const before = afresh(made, account);
      const answer = made.perform(actor, { ...body, clientId: `step ${String(step)}` });
      expect(answer.type, `step ${String(step)}`).toBe('accepted');
      const now = asOf(0, afresh(made, account));
      expect(asOf(0, folded(made, account, before, seen)), `step ${String(step)} ${body.type}`).toEqual(now);
      live = folded(made, account, live, seen);
      expect(asOf(0, live)).toEqual(now);
    });
  });

  it.each(cases)('where the documents knew some entries before they came: $of, for $account', (each) => {
    const { account, steps } = each;
    const made = world();
    const before: { seq: number; state: State }[] = [];
    steps.forEach(([actor, body], step) => {
      before.push({ seq: made.head(account).seq, state: afresh(made, account) });
      made.perform(actor, { ...body, clientId: `step ${String(step)}` });
      const now = afresh(made, account);
      for (const { seq, state } of before.slice(-8)) {
        if (seq === made.head(account).seq) continue;
        for (const ahead of [now, mixed(now, state), mixed(state, now)]) {
          const after = asOf(0, folded(made, account, asOf(seq, ahead), seq));
          expect(after, `${String(seq)} to step ${String(step)} ${body.type}`).toEqual(asOf(0, now));
        }
      }
    });
  });

  it('an entry that a document knew before it came takes no newer line away', () => {
    const made = world();
    const seq = () => made.head(ADA).seq;
    story
      .slice(0, 8)
      .forEach(([actor, body], step) => made.perform(actor, { ...body, clientId: String(step) }));
    const before = seq();
    made.perform(BOB, { ...said('first'), conversationId: CHAT, clientId: 'first' });
    made.perform(BOB, { ...said('second'), conversationId: CHAT, clientId: 'second' });
    const ahead = asOf(before, afresh(made, ADA));
    const [first, second] = inboxPage(made.page(ADA, before, 2), '').entries;
    const after = first && foldAll(ahead, fold, [first]);
    expect(after?.conversations.get(CHAT)).toMatchObject({ seq: first?.seq, lastNo: 4, last: second?.event });
  });

  it('for every event type that there is', () => {
    const made = world();
    [...story, ...groupStory].forEach(([actor, body], step) =>
      made.perform(actor, { ...body, clientId: String(step) }),
    );
    expect(new Set(made.log.map(({ event }) => event.type))).toEqual(new Set(eventTypes));
  });

  it('entries that a document has taken in already change nothing', () => {
    const made = world();
    [...story, ...groupStory].forEach(([actor, body], step) =>
      made.perform(actor, { ...body, clientId: String(step) }),
    );
    for (const account of [ADA, BOB, EVE]) {
      const now = afresh(made, account);
      const after = folded(made, account, now, 0);
      expect(after).toEqual(now);
      for (const part of ['self', 'friendships', 'conversations', 'entered'] as const)
        expect(after[part]).toBe(now[part]);
    }
  });
});

describe('what is not known', () => {
  const opened = () => {
    const made = world();
    for (const [actor, body] of story.slice(1, 7))
      made.perform(actor, { ...body, clientId: JSON.stringify(body) });
    return made;
  };

  it('an unknown event with a place becomes the newest line of its conversation', () => {
    const made = opened();
    made.invent([ADA], 'poll.opened', { conversationId: CHAT, afterNo: 1 });
    const state = folded(made, ADA, emptyState(ADA), 0);
    expect(state.conversations.get(CHAT)).toMatchObject({
      lastNo: 1,
      last: { type: 'unknown', name: 'poll.opened' },
    });
  });

  it('an unknown event without a place changes nothing', () => {
    const made = opened();
    const state = folded(made, ADA, emptyState(ADA), 0);
    made.invent([ADA], 'weather.changed', { rain: true });
    expect(folded(made, ADA, state, made.inbox(ADA).length - 1)).toBe(state);
  });

  it('one that does not say where it stands, or is about a message that is there, is no line', () => {
    const made = opened();
    made.perform(BOB, { ...said('hi'), conversationId: CHAT, clientId: 'hi' });
    const { last } = folded(made, ADA, emptyState(ADA), 0).conversations.get(CHAT) ?? {};
    made.invent([ADA], 'poll.opened', { conversationId: CHAT, afterNo: 2, lineNo: undefined });
    made.invent([ADA], 'message.starred', { conversationId: CHAT, messageNo: 1 });
    made.invent([ADA], 'message.starred', { conversationId: CHAT, messageNo: 2 });
    expect(folded(made, ADA, emptyState(ADA), 0).conversations.get(CHAT)).toMatchObject({ lastNo: 2, last });
  });

  it('an unknown message is one more', () => {
    const made = opened();
    made.invent([ADA], 'poll.sent', { conversationId: CHAT, messageNo: 2 });
    expect(folded(made, ADA, emptyState(ADA), 0).conversations.get(CHAT)).toMatchObject({
      lastNo: 2,
      last: { type: 'unknown', name: 'poll.sent' },
    });
  });
});
