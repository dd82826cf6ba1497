import { GroupLog } from './group-log';

/** An event as JSON, who may see it, and its place in the log, which nobody sees. */
export interface Happened {
  audience: readonly string[];
  position: number;
  event: Json & { eventId: string; type: string; time: string; data: Json };
}

export type Json = Record<string, unknown>;

export type Pair = readonly [string, string];

/**
 * What happened in a test, and every view of it, found by looking through the whole log and never by folding: so it
 * shares no reasoning with the client.
 */
export class Log {
  readonly log: Happened[] = [];
  readonly epoch: string = '1.1';
  now = Date.parse('2026-03-01T10:00:00Z');

  inbox(account: string): Json[] {
    return this.log
      .filter(({ audience }) => audience.includes(account))
      .map(({ event }, index) => ({ seq: index + 1, event }));
  }

  head(account: string) {
    return { epoch: this.epoch, seq: this.inbox(account).length };
  }

  page(account: string, after: number, limit: number): Json {
    return { head: this.head(account), entries: this.inbox(account).slice(after, after + limit) };
  }

  snapshot(account: string): Json {
    return {
      head: this.head(account),
      self: this.self(account),
      people: this.friendships(account).map((friendship) => this.person(account, friendship.other as string)),
      friendships: this.friendships(account),
      conversations: this.conversations(account),
      invitations: this.invitations(account),
    };
  }

  self(account: string): Json {
    const changes = this.#of(account, (data) => data.accountId === account, 'account.');
    const shown = changes.filter(({ event }) => event.type === 'account.privacy-changed').at(-1)?.event.data;
    const switched = changes.filter(({ event }) => event.type === 'account.discoverability-changed').at(-1)
      ?.event.data;
    const asked = changes.filter(({ event }) => event.type === 'account.invitations-changed').at(-1)
      ?.event.data;
    return {
      ...this.person(account, account),
      findableByEmail: switched?.byEmail ?? true,
      findableByPhone: switched?.byPhone ?? false,
      readMarks: shown?.readMarks ?? true,
      presence: shown?.presence ?? true,
      askBeforeGroups: asked?.askFirst ?? false,
    };
  }

  /** As `reader` sees them. */
  person(reader: string, account: string): Json {
    const said = this.log
      .filter(({ event }) => PROFILE.test(event.type) && event.data.accountId === account)
      .map(({ event }) => event.data.personal);
    return { accountId: account, ...(Object.assign({}, ...said) as Json), ...this.#asOf(reader) };
  }

  findByHandle(reader: string, handle: string): Json | undefined {
    const found = this.log.find(({ event }) => (event.data.personal as Json | undefined)?.handle === handle);
    return found && this.person(reader, found.event.data.accountId as string);
  }

  friendships(owner: string): Json[] {
    const others = this.accounts().filter((other) => this.#between(owner, other).length > 0);
    return others.map((other) => this.friendship(owner, other));
  }

  friendship(owner: string, other: string): Json {
    const seen = this.#between(owner, other);
    const last = (...types: string[]) =>
      seen.filter(({ event }) => types.includes(event.type.slice(11))).at(-1);
    const request = (opened: Happened | undefined, ...closedBy: string[]) => {
      const closed = last(...closedBy, 'accepted');
      if (!opened || (closed && closed.position > opened.position)) return {};
      return { time: opened.event.time, ...(opened.event.data.personal as Json) };
    };
    const outgoing = request(last('requested'), 'withdrawn');
    const incoming = request(last('request-received'), 'request-retracted', 'declined');
    const remark = (last('remark-changed')?.event.data.personal as Json | undefined)?.remark;
    const accepted = last('accepted');
    const source = last('requested', 'request-received')?.event.data.source;
    return {
      other,
      friends: last('accepted', 'ended')?.event.type === 'friendship.accepted',
      ...(accepted && { conversationId: accepted.event.data.conversationId }),
      ...('time' in outgoing && { outgoing }),
      ...('time' in incoming && { incoming }),
      blocked: last('blocked', 'unblocked')?.event.type === 'friendship.blocked',
      ...(remark !== undefined && { remark }),
      ...(source !== undefined && { source }),
      ...this.#asOf(owner),
    };
  }

  conversations(account: string): Json[] {
    const ids = this.log
      .filter(
        ({ event: { type, data }, audience }) =>
          /^(conversation\.opened|group\.created|group\.joined)$/.test(type) &&
          audience.includes(account) &&
          (data.members as string[]).includes(account),
      )
      .map(({ event }) => event.data.conversationId as string);
    return [...new Set(ids)].map((id) => this.conversation(account, id));
  }

  /** The groups that one is asked into. */
  invitations(account: string): Json[] {
    const asked = this.#of(account, (data) => data.account === account, 'group.invited');
    return [...new Set(asked.map(({ event }) => event.data.conversationId as string))].flatMap((id) => {
      const invitation = this.group(id).invitation(account);
      if (!invitation) return [];
      const { time, data } = invitation.event;
      const { by } = data;
      const { name, avatar, count } = this.group(id).view(by as string, []);
      return [{ conversationId: id, by, time, name, avatar, count, ...this.#asOf(account) }];
    });
  }

  group(id: string): GroupLog {
    return new GroupLog(this.log.filter(({ event }) => event.data.conversationId === id));
  }

  conversation(account: string, id: string): Json {
    const unseen = this.group(id).leads(account)
      ? /^(friendship\.|group\.invit)/
      : /^(friendship\.|group\.(invit|join-|link-))/;
    const all = this.#of(account, (data) => data.conversationId === id).filter(
      ({ event }) => !unseen.test(event.type),
    );
    const lines = all.filter(({ event }) => standsInTimeline(event.type));
    const messages = lines
      .filter(({ event }) => event.type === 'message.sent')
      .map(({ event }) => event.data);
    const own = messages.filter((data) => data.sender === account);
    const reads = all
      .filter(({ event }) => /^(conversation|group)\.read$/.test(event.type))
      .map(({ event }) => event.data);
    const mark = (mine: boolean) =>
      Math.max(
        0,
        ...reads.filter((data) => (data.reader === account) === mine).map((data) => data.upTo as number),
      );
    const said = (type: string) => all.filter(({ event }) => event.type === type).at(-1)?.event.data;
    const marked = all
      .filter(
        ({ event: { type, data } }) =>
          type === 'conversation.marked-unread' ||
          (/^(conversation|group)\.read$/.test(type) && data.reader === account),
      )
      .at(-1)?.event.data;
    const [hidden, archived] = [said('conversation.hidden'), said('conversation.archived')];
    const last = lines.at(-1)?.event;
    const lastDeleted = last !== undefined && this.#isDeleted(account, last);
    const state = lines.filter(({ event }) => event.type.startsWith('conversation.')).at(-1);
    const group = state ? undefined : this.group(id);
    const member = group?.members().includes(account) ?? true;
    const numbers = lines.map(({ event: { data } }) => (data.messageNo ?? data.afterNo) as number);
    return {
      conversationId: id,
      ...(!group && {
        other: (lines[0]?.event.data.members as string[]).find((member) => member !== account) ?? account,
      }),
      open: group ? group.open && member : state?.event.type !== 'conversation.closed',
      lastNo: Math.max(...numbers),
      ownLastNo: own.at(-1)?.messageNo ?? 0,
      readUpTo: member ? mark(true) : Math.max(...numbers),
      otherReadUpTo: mark(false),
      pinned: said('conversation.pinned')?.pinned ?? false,
      muted: said('conversation.muted')?.muted ?? false,
      ...(hidden && { hiddenUpTo: hidden.upTo }),
      ...(archived?.archived === true && { archivedUpTo: archived.upTo }),
      markedUnread: marked?.unread ?? false,
      last: lastDeleted ? blank(last) : last,
      lastDeleted,
      ...(group && { group: group.view(account, all) }),
      ...this.#asOf(account),
    };
  }

  /** A page of a conversation, as `GET /api/conversations/{id}/timeline` answers. */
  timeline(
    account: string,
    id: string,
    place: { before?: number; after?: number; around?: number },
    limit: number,
  ): Json {
    const all = this.#of(account, (data) => data.conversationId === id)
      .map(({ event }) => event)
      .filter(({ type }) => standsInTimeline(type));
    const no = ({ data }: Happened['event']) => (data.messageNo ?? data.afterNo) as number;
    const { before = Infinity, after, around } = place;
    const from = after === undefined ? around && Math.max(0, around - limit / 2) : after + 1;
    const events =
      from === undefined
        ? all.filter((event) => no(event) < before).slice(-limit)
        : all.filter((event) => no(event) >= from).slice(0, limit);
    const [first, last] = [events[0], events.at(-1)];
    return {
      conversationId: id,
      ...this.#asOf(account),
      start: first === all[0],
      end: last === all.at(-1),
      events: events.map((event) => (this.#isDeleted(account, event) ? blank(event) : event)),
      deleted: events.filter((event) => this.#isDeleted(account, event)).map(no),
      people: [],
    };
  }

  #isDeleted(account: string, { type, data }: Happened['event']): boolean {
    return (
      type === 'message.sent' &&
      this.#of(account, (other) => other.conversationId === data.conversationId, 'message.deleted').some(
        ({ event }) => event.data.messageNo === data.messageNo,
      )
    );
  }

  happen(audience: readonly string[], type: string, data: Json): void {
    const position = this.log.length + 1;
    const time = new Date((this.now += 1_000)).toISOString();
    const eventId = `e-${String(position)}`;
    this.log.push({
      audience,
      position,
      event: { eventId, type, revision: 1, time, data: this.#placed(data) },
    });
  }

  /** With its number among the lines after the same message, where it says no other. */
  #placed(data: Json): Json {
    if (data.afterNo === undefined || 'lineNo' in data) return data;
    const lines = this.log.filter(
      ({ event }) =>
        event.data.conversationId === data.conversationId &&
        event.data.afterNo === data.afterNo &&
        standsInTimeline(event.type),
    );
    return { ...data, lineNo: lines.length + 1 };
  }

  /** Nothing here lags behind: each view is as of the last entry. */
  #asOf(reader: string): { seq: number } {
    return { seq: this.head(reader).seq };
  }

  #of(account: string, about: (data: Json) => boolean, prefix = ''): Happened[] {
    return this.log.filter(
      ({ audience, event }) =>
        audience.includes(account) && event.type.startsWith(prefix) && about(event.data),
    );
  }

  #between(owner: string, other: string): Happened[] {
    return this.#of(owner, (data) => data.friendshipId === pairKey([owner, other]), 'friendship.');
  }

  accounts(): string[] {
    return this.log
      .filter(({ event }) => event.type === 'account.registered')
      .map(({ event }) => event.data.accountId as string);
  }
}

const PROFILE = /^account\.(registered|nickname-changed|avatar-changed)$/;
const ASIDE = [
  /^(friendship\.|message\.deleted$)/,
  /^conversation\.(read|pinned|muted|hidden|archived|marked-unread)$/,
  /^group\.(invit|join-|link-)/,
  /^group\.(described|settings-changed|nickname-changed|remark-changed|announcement-read|read)$/,
];

/** Of the events that name a conversation, not all stand in it. */
function standsInTimeline(type: string): boolean {
  return !ASIDE.some((each) => each.test(type));
}

function blank(event: Happened['event']): Happened['event'] {
  const { personal: _, ...data } = event.data;
  return { ...event, data };
}

export function pairKey(pair: Pair): string {
  return [...pair].sort().join('+');
}
