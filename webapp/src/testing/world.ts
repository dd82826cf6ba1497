import type { Command } from '../protocol/commands';
import type { Answer } from '../protocol/frames';

/** An event as JSON, and who may see it. */
export interface Happened {
  audience: readonly string[];
  event: Json & { position: number; eventId: string; type: string; time: string; streamSeq: number; data: Json };
}

export type Json = Record<string, unknown>;

interface Person {
  accountId: string;
  handle: string;
  nickname: string;
  avatar: string;
}

type Pair = readonly [string, string];

/**
 * A tiny server for tests: it decides as the real one does, and answers every view by looking through the whole log,
 * never by folding, so that it shares no reasoning with the client.
 */
export class World {
  readonly log: Happened[] = [];
  readonly epoch: string = '1.1';
  readonly #answers = new Map<string, Answer>();
  now = Date.parse('2026-03-01T10:00:00Z');

  join({ accountId, handle, nickname, avatar }: Person): void {
    const personal = { handle, nickname, avatar };
    this.#happen([accountId], 'account.registered', `account-${accountId}`, { accountId, subject: accountId, personal });
  }

  /** Carries a command out, once for each client id. */
  perform(actor: string, command: Command): Answer {
    const key = `${actor} ${command.clientId}`;
    const answer = this.#answers.get(key) ?? this.#decide(actor, command);
    this.#answers.set(key, answer);
    return answer;
  }

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
      position: this.log.length,
      self: this.self(account),
      people: this.friendships(account).map((friendship) => this.person(friendship.other as string)),
      friendships: this.friendships(account),
      conversations: this.conversations(account),
    };
  }

  self(account: string): Json {
    const changes = this.#of(account, (data) => data.accountId === account, 'account.');
    const switched = changes.filter(({ event }) => event.type === 'account.discoverability-changed').at(-1)?.event.data;
    return {
      ...this.person(account),
      findableByEmail: switched?.byEmail ?? true,
      findableByPhone: switched?.byPhone ?? false,
      position: changes.at(-1)?.event.position,
    };
  }

  person(account: string): Json {
    const found = this.log.find(({ event }) => event.type === 'account.registered' && event.data.accountId === account);
    return { accountId: account, ...(found?.event.data.personal as Json), position: found?.event.position };
  }

  findByHandle(handle: string): Json | undefined {
    const found = this.log.find(({ event }) => (event.data.personal as Json | undefined)?.handle === handle);
    return found && this.person(found.event.data.accountId as string);
  }

  friendships(owner: string): Json[] {
    const others = this.#accounts().filter((other) => this.#between(owner, other).length > 0);
    return others.map((other) => this.friendship(owner, other));
  }

  friendship(owner: string, other: string): Json {
    const seen = this.#between(owner, other);
    const last = (...types: string[]) => seen.filter(({ event }) => types.includes(event.type.slice(11))).at(-1)?.event;
    const request = (opened: Happened['event'] | undefined, ...closedBy: string[]) => {
      const closed = last(...closedBy, 'accepted');
      if (!opened || (closed && closed.position > opened.position)) return {};
      return { time: opened.time, ...(opened.data.personal as Json) };
    };
    const outgoing = request(last('requested'), 'withdrawn');
    const incoming = request(last('request-received'), 'request-retracted', 'declined');
    const remark = (last('remark-changed')?.data.personal as Json | undefined)?.remark;
    const accepted = last('accepted');
    return {
      other,
      friends: last('accepted', 'ended')?.type === 'friendship.accepted',
      ...(accepted && { conversationId: accepted.data.conversationId }),
      ...('time' in outgoing && { outgoing }),
      ...('time' in incoming && { incoming }),
      blocked: last('blocked', 'unblocked')?.type === 'friendship.blocked',
      ...(remark !== undefined && { remark }),
      position: seen.at(-1)?.event.position,
    };
  }

  conversations(account: string): Json[] {
    const opened = this.log.filter(
      ({ event, audience }) => event.type === 'conversation.opened' && audience.includes(account),
    );
    return opened.map(({ event }) => this.conversation(account, event.data.conversationId as string));
  }

  conversation(account: string, id: string): Json {
    const all = this.#of(account, (data) => data.conversationId === id).filter(({ event }) => !event.type.startsWith('friendship'));
    const lines = all.filter(({ event }) => event.type !== 'conversation.read');
    const messages = lines.filter(({ event }) => event.type === 'message.sent').map(({ event }) => event.data);
    const own = messages.filter((data) => data.sender === account);
    const reads = all.filter(({ event }) => event.type === 'conversation.read').map(({ event }) => event.data);
    const mark = (mine: boolean) =>
      Math.max(0, ...reads.filter((data) => (data.reader === account) === mine).map((data) => data.upTo as number));
    const state = lines.filter(({ event }) => event.type.startsWith('conversation.')).at(-1);
    return {
      conversationId: id,
      other: (lines[0]?.event.data.members as string[]).find((member) => member !== account),
      open: state?.event.type !== 'conversation.closed',
      lastNo: messages.length,
      ownLastNo: own.at(-1)?.messageNo ?? 0,
      readUpTo: mark(true),
      otherReadUpTo: mark(false),
      last: lines.at(-1)?.event,
      position: all.at(-1)?.event.position,
    };
  }

  /** A page of a conversation, as `GET /api/conversations/{id}/timeline` answers. */
  timeline(account: string, id: string, place: { before?: number; after?: number }, limit: number): Json {
    const all = this.#of(account, (data) => data.conversationId === id)
      .map(({ event }) => event)
      .filter(({ type }) => type !== 'conversation.read' && !type.startsWith('friendship'));
    const no = ({ data }: Happened['event']) => (data.messageNo ?? data.afterNo) as number;
    const { before, after } = place;
    const events =
      after === undefined
        ? all.filter((event) => before === undefined || no(event) < before).slice(-limit)
        : all.filter((event) => no(event) > after).slice(0, limit);
    const [first, last] = [events[0], events.at(-1)];
    return { conversationId: id, position: this.log.length, start: first === all[0], end: last === all.at(-1), events };
  }

  /** Adds an event as an unknown part of the server would. */
  invent(audience: readonly string[], type: string, stream: string, data: Json): void {
    this.#happen(audience, type, stream, data);
  }

  #decide(actor: string, command: Command): Answer {
    switch (command.type) {
      case 'account.change-discoverability': {
        const { byEmail, byPhone } = command;
        const data = { accountId: actor, byEmail, byPhone };
        return this.#happen([actor], 'account.discoverability-changed', `account-${actor}`, data);
      }
      case 'message.send':
        return this.#send(actor, command.conversationId, command.clientId, command.content);
      case 'conversation.mark-read': {
        const { conversationId, upTo } = command;
        const { other } = this.conversation(actor, conversationId);
        const data = { conversationId, reader: actor, upTo, shown: true };
        return this.#happen([actor, other as string], 'conversation.read', `participation-${actor}`, data);
      }
      default:
        return this.#friendship(actor, command.other, command);
    }
  }

  #friendship(actor: string, other: string, command: Command): Answer {
    const mine = this.friendship(actor, other);
    const theirs = this.friendship(other, actor);
    const pair: Pair = [actor, other];
    const on = (type: string, audience: readonly string[], data: Json) =>
      this.#happen(audience, `friendship.${type}`, `friendship-${pairKey(pair)}`, { friendshipId: pairKey(pair), ...data });
    const remark = (text: string | undefined) => {
      if (text !== undefined) on('remark-changed', [actor], { owner: actor, about: other, subject: other, personal: { remark: text } });
    };
    const close = () => {
      if (!mine.friends) return;
      on('ended', pair, { one: actor, other });
      const id = mine.conversationId as string;
      this.#line(pair, 'conversation.closed', id);
    };
    switch (command.type) {
      case 'friendship.request': {
        if (mine.friends) return { type: 'refused', code: 'already-friends' };
        if (mine.blocked) return { type: 'refused', code: 'blocked-by-you' };
        const asked = { from: actor, to: other, subject: actor, personal: { message: command.message } };
        on('requested', [actor], asked);
        if (!theirs.blocked) on('request-received', [other], asked);
        remark(command.remark);
        if (theirs.outgoing && !theirs.blocked) this.#befriend(pair);
        return { type: 'accepted' };
      }
      case 'friendship.accept':
        if (!mine.incoming) return { type: 'refused', code: 'no-request' };
        remark(command.remark);
        this.#befriend(pair);
        return { type: 'accepted' };
      case 'friendship.decline':
        return mine.incoming ? on('declined', [actor], { from: other, to: actor }) : { type: 'refused', code: 'no-request' };
      case 'friendship.withdraw':
        if (!mine.outgoing) return { type: 'refused', code: 'no-request' };
        on('withdrawn', [actor], { from: actor, to: other });
        if (theirs.incoming) on('request-retracted', [other], { from: actor, to: other });
        return { type: 'accepted' };
      case 'friendship.change-remark': {
        const personal = command.remark === undefined ? {} : { remark: command.remark };
        return on('remark-changed', [actor], { owner: actor, about: other, subject: other, personal });
      }
      case 'friendship.end':
        if (!mine.friends) return { type: 'refused', code: 'no-friendship' };
        close();
        return { type: 'accepted' };
      case 'friendship.block':
        close();
        if (mine.outgoing) on('withdrawn', [actor], { from: actor, to: other });
        if (mine.outgoing && theirs.incoming) on('request-retracted', [other], { from: actor, to: other });
        if (mine.incoming) on('declined', [actor], { from: other, to: actor });
        return on('blocked', [actor], { by: actor, other });
      case 'friendship.unblock':
        return mine.blocked ? on('unblocked', [actor], { by: actor, other }) : { type: 'refused', code: 'not-blocked' };
      default:
        throw new Error(command.type);
    }
  }

  #befriend(pair: Pair): void {
    const [by, other] = pair;
    const asked = [by, other].flatMap((person) => {
      const from = person === by ? other : by;
      const request = this.friendship(from, person).outgoing as Json | undefined;
      return request ? [{ from, message: request.message as string | undefined }] : [];
    });
    const conversationId = `c-${pairKey(pair)}`;
    const data = { friendshipId: pairKey(pair), by, other, conversationId };
    const before = this.log.some(({ event }) => event.type === 'conversation.opened' && event.data.conversationId === conversationId);
    this.#happen(pair, 'friendship.accepted', `friendship-${pairKey(pair)}`, data);
    this.#line(pair, before ? 'conversation.reopened' : 'conversation.opened', conversationId);
    for (const { from, message } of asked) {
      if (message !== undefined) this.#send(from, conversationId, `${from} asked ${String(this.log.length)}`, { type: 'text', text: message });
    }
  }

  #send(actor: string, conversationId: string, messageId: string, content: Json): Answer {
    const view = this.conversations(actor).find((conversation) => conversation.conversationId === conversationId);
    if (!view) return { type: 'refused', code: 'no-such-conversation' };
    if (!view.open) return { type: 'refused', code: 'conversation-closed' };
    const messageNo = (view.lastNo as number) + 1;
    const data = { conversationId, messageNo, messageId, sender: actor, subject: actor, personal: { content } };
    this.#happen([actor, view.other as string], 'message.sent', `direct-${conversationId}`, data);
    return { type: 'accepted', conversationId, messageNo };
  }

  #line(pair: Pair, type: string, conversationId: string): void {
    const afterNo = this.log.filter(({ event }) => event.type === 'message.sent' && event.data.conversationId === conversationId).length;
    const opened = type === 'conversation.opened' ? { friendshipId: pairKey(pair), members: [...pair] } : {};
    this.#happen(pair, type, `direct-${conversationId}`, { conversationId, ...opened, afterNo });
  }

  #happen(audience: readonly string[], type: string, stream: string, data: Json): Answer {
    const position = this.log.length + 1;
    const streamSeq = this.log.filter(({ event }) => event.stream === stream).length;
    const time = new Date((this.now += 1_000)).toISOString();
    const event = { position, eventId: `e-${String(position)}`, type, revision: 1, time, stream, streamSeq, data };
    this.log.push({ audience, event });
    return { type: 'accepted' };
  }

  #of(account: string, about: (data: Json) => boolean, prefix = ''): Happened[] {
    return this.log.filter(
      ({ audience, event }) => audience.includes(account) && event.type.startsWith(prefix) && about(event.data),
    );
  }

  #between(owner: string, other: string): Happened[] {
    return this.#of(owner, (data) => data.friendshipId === pairKey([owner, other]), 'friendship.');
  }

  #accounts(): string[] {
    return this.log.filter(({ event }) => event.type === 'account.registered').map(({ event }) => event.data.accountId as string);
  }
}

function pairKey(pair: Pair): string {
  return [...pair].sort().join('+');
}
