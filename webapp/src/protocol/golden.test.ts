import { describe, expect, it } from 'vitest';
import { object, string, type Decoder } from './decode';
import { eventTypes, eventView, mention } from './events';
import { serverFrame } from './frames';
import {
  announcementView,
  conversationView,
  friendshipView,
  groupView,
  head,
  inboxPage,
  invitationView,
  joinRequests,
  joinRequestView,
  linkList,
  linkPreview,
  linkView,
  memberPage,
  memberView,
  notAdded,
  personView,
  problem,
  readers,
  registrationAnswer,
  searchAnswer,
  selfView,
  sessionList,
  snapshot,
  timelinePage,
  tokenAnswer,
} from './views';

const files: Record<string, string> = import.meta.glob(
  '../../../api-contracts/contract/src/test/resources/golden/**/*.json',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

function golden(folder: string): [name: string, json: unknown][] {
  return Object.entries(files)
    .filter(([path]) => path.includes(`/golden/${folder}`))
    .map(([path, text]) => [path.split('/golden/')[1] ?? '', JSON.parse(text) as unknown]);
}

const header = { eventId: 'e', time: '2026-03-01T09:30:00.123456Z' };

describe('golden events', () => {
  const events = golden('events/').map(([name, data]) => {
    const [, type = '', revision] = /^events\/(.+?)\.(\d+)\./.exec(name.replace(/\.json$/, '.')) ?? [];
    return { name, event: { ...header, type, revision: Number(revision), data } };
  });

  it('are there for every type that this client knows', () => {
    expect(events.map(({ event }) => event.type)).toEqual(expect.arrayContaining(eventTypes));
  });

  it.each(events)('$name is read', ({ event }) => {
    // claims are for the servers alone
    const known = event.type !== 'handle.claimed';
    const read = eventView(event, '');
    expect(read.type).toBe(known ? event.type : 'unknown');
    expect(event).toMatchObject(known ? read : {});
  });
});

describe('golden views', () => {
  const decoders: Record<string, Decoder<unknown>> = {
    SelfView: selfView,
    PersonView: personView,
    FriendshipView: friendshipView,
    RequestView: object({ time: string }),
    ConversationView: conversationView,
    TimelinePage: timelinePage,
    Head: head,
    Entry: object({ event: eventView }),
    EventView: eventView,
    InboxPage: inboxPage,
    Snapshot: snapshot,
    AnnouncementView: announcementView,
    GroupView: groupView,
    InvitationView: invitationView,
    JoinRequests: joinRequests,
    JoinRequestView: joinRequestView,
    LinkList: linkList,
    LinkPreview: linkPreview,
    LinkView: linkView,
    MemberPage: memberPage,
    MemberView: memberView,
    Mention: mention,
    NotAdded: notAdded,
    Readers: readers,
  };

  it.each(golden('views/'))('%s is read', (name, json) => {
    const decoder = decoders[/views\/(\w+)/.exec(name)?.[1] ?? ''];
    expect(decoder).toBeDefined();
    expect(json).toMatchObject(decoder?.(json, '') as object);
  });
});

describe('golden answers over HTTP', () => {
  const decoders: Record<string, Decoder<unknown>> = {
    Problem: problem,
    PersonFound: searchAnswer,
    RegistrationState: registrationAnswer,
    SessionTokens: tokenAnswer,
    SessionList: sessionList,
  };

  it.each(golden('http/'))('%s is read', (name, json) => {
    const decoder = decoders[/http\/(\w+)/.exec(name)?.[1] ?? ''];
    if (decoder) expect(json).toMatchObject(decoder(json, '') as object);
  });
});

describe('golden frames', () => {
  it.each(golden('frames/server/'))('%s is read', (_, json) => {
    const frame = serverFrame(JSON.stringify(json));
    expect(frame).toBeDefined();
    expect(json).toMatchObject(frame ?? {});
  });

  it('a frame of a type that this client does not know is passed over', () => {
    expect(serverFrame('{"type":"weather","who":"x"}')).toBeUndefined();
  });
});

describe('what a newer server sends', () => {
  const entry = (name: string) => (golden(name)[0]?.[1] as { event: unknown }).event;

  it('an event of unknown type is kept by its name and place', () => {
    expect(eventView(entry('entry.unknown.json'), '')).toMatchObject({
      type: 'unknown',
      name: 'poll.opened',
      data: { conversationId: expect.any(String) as string, afterNo: 2, lineNo: 1 },
    });
  });

  it('content of unknown type is kept by its name', () => {
    expect(eventView(entry('entry.unknown-content.json'), '')).toMatchObject({
      type: 'message.sent',
      data: { personal: { content: { type: 'unknown', name: 'hologram' } } },
    });
  });

  it('a newer revision is read as far as it is known', () => {
    expect(eventView(entry('entry.newer-revision.json'), '')).toMatchObject({
      type: 'message.sent',
      revision: 2,
    });
  });

  it('a known type in an unreadable shape is an unknown event', () => {
    expect(
      eventView({ ...header, type: 'message.sent', revision: 9, data: { messageNo: 4 } }, ''),
    ).toMatchObject({
      type: 'unknown',
      name: 'message.sent',
      data: { messageNo: 4 },
    });
  });
});
