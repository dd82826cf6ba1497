import type { Command } from '../protocol/commands';
import type { Answer } from '../protocol/frames';
import { inGroup } from './group-world';
import { Log, pairKey, type Json, type Pair } from './log';

interface Person {
  accountId: string;
  handle: string;
  nickname: string;
  avatar?: string;
}

/** A tiny server for tests: decides as the real one does. */
export class World extends Log {
  readonly #answers = new Map<string, Answer>();

  join({ accountId, handle, nickname, avatar }: Person): void {
    const personal = { handle, nickname, avatar };
    this.#happen([accountId], 'account.registered', {
      accountId,
      handleClaim: '',
      emailClaim: '',
      subject: accountId,
      personal,
    });
  }

  /** Carries a command out, once for each client id. */
  perform(actor: string, command: Command): Answer {
    const key = `${actor} ${command.clientId}`;
    const answer = this.#answers.get(key) ?? this.#decide(actor, command);
    this.#answers.set(key, answer);
    return answer;
  }

  /** Adds an event as an unknown part of the server would. */
  invent(audience: readonly string[], type: string, data: Json): void {
    this.#happen(audience, type, data);
  }

  #decide(actor: string, command: Command): Answer {
    switch (command.type) {
      case 'account.change-nickname': {
        const data = { accountId: actor, subject: actor, personal: { nickname: command.nickname } };
        return this.#happen([actor, ...this.#circle(actor)], 'account.nickname-changed', data);
      }
      case 'account.change-avatar': {
        const data = { accountId: actor, subject: actor, personal: { avatar: command.avatar } };
        return this.#happen([actor, ...this.#circle(actor)], 'account.avatar-changed', data);
      }
      case 'account.change-discoverability': {
        const { byEmail, byPhone } = command;
        const data = { accountId: actor, byEmail, byPhone };
        return this.#happen([actor], 'account.discoverability-changed', data);
      }
      case 'account.change-privacy': {
        const { readMarks, presence } = command;
        const data = { accountId: actor, readMarks, presence };
        return this.#happen([actor], 'account.privacy-changed', data);
      }
      case 'account.change-invitations': {
        const data = { accountId: actor, askFirst: command.askFirst };
        return this.#happen([actor], 'account.invitations-changed', data);
      }
      case 'conversation.open-saved': {
        const conversationId = `c-${pairKey([actor, actor])}`;
        if (this.#isOpened(conversationId)) return { type: 'accepted' };
        const data = { conversationId, members: [actor], afterNo: 0 };
        this.#happen([actor], 'conversation.opened', data);
        return { type: 'accepted', conversationId };
      }
      case 'message.send':
        return this.#send(actor, command.conversationId, command.clientId, command.content);
      case 'conversation.mark-read': {
        const { conversationId, upTo } = command;
        if (this.#isGroup(conversationId)) {
          const data = { conversationId, reader: actor, upTo, shown: true };
          return this.#happen([actor], 'group.read', data);
        }
        const { other } = this.conversation(actor, conversationId);
        const shown = [actor, other as string].every((each) => this.self(each).readMarks);
        const audience = shown ? [actor, other as string] : [actor];
        const data = { conversationId, reader: actor, upTo, shown };
        return this.#happen(audience, 'conversation.read', data);
      }
      case 'conversation.pin':
        return this.#own(actor, command, 'conversation.pinned', { pinned: command.pinned });
      case 'conversation.mute': {
        const { lastNo, muted, archivedUpTo } = this.conversation(actor, command.conversationId);
        const upTo = lastNo as number;
        const answer = this.#own(actor, command, 'conversation.muted', { muted: command.muted });
        if (muted !== command.muted && ((archivedUpTo as number | undefined) ?? upTo) < upTo)
          this.#own(actor, command, 'conversation.archived', { archived: !command.muted, upTo });
        return answer;
      }
      case 'conversation.archive': {
        const { lastNo } = this.conversation(actor, command.conversationId);
        const { archived } = command;
        return this.#own(actor, command, 'conversation.archived', { archived, upTo: lastNo });
      }
      case 'conversation.hide': {
        const { lastNo } = this.conversation(actor, command.conversationId);
        return this.#own(actor, command, 'conversation.hidden', { upTo: lastNo });
      }
      case 'conversation.mark-unread':
        return this.#own(actor, command, 'conversation.marked-unread', { unread: command.unread });
      case 'message.delete':
        return this.#own(actor, command, 'message.deleted', { messageNo: command.messageNo });
      default:
        return 'other' in command
          ? this.#friendship(actor, command.other, command)
          : inGroup(
              {
                log: (id) => this.group(id),
                happen: (...what) => {
                  this.happen(...what);
                },
                now: () => this.now,
                asksFirst: (account) => this.self(account).askBeforeGroups === true,
              },
              actor,
              command,
            );
    }
  }

  /** Those who see a friendship with somebody, or a request. */
  #circle(account: string): string[] {
    return this.accounts().filter((other) => {
      const { friends, outgoing, incoming } = this.friendship(other, account);
      return friends === true || outgoing !== undefined || incoming !== undefined;
    });
  }

  #isOpened(id: string): boolean {
    return this.log.some(
      ({ event }) => event.type === 'conversation.opened' && event.data.conversationId === id,
    );
  }

  #isGroup(id: string): boolean {
    return this.group(id).members().length > 0;
  }

  #friendship(actor: string, other: string, command: Command): Answer {
    const mine = this.friendship(actor, other);
    const theirs = this.friendship(other, actor);
    const pair: Pair = [actor, other];
    const on = (type: string, audience: readonly string[], data: Json) =>
      this.#happen(audience, `friendship.${type}`, {
        friendshipId: pairKey(pair),
        ...data,
      });
    const remark = (text: string | undefined) => {
      if (text !== undefined)
        on('remark-changed', [actor], {
          owner: actor,
          about: other,
          subject: other,
          personal: { remark: text },
        });
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
        const { message, source } = command;
        const asked = { from: actor, to: other, source, subject: actor, personal: { message } };
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
        return mine.incoming
          ? on('declined', [actor], { from: other, to: actor })
          : { type: 'refused', code: 'no-request' };
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
        return mine.blocked
          ? on('unblocked', [actor], { by: actor, other })
          : { type: 'refused', code: 'not-blocked' };
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
    const before = this.#isOpened(conversationId);
    this.#happen(pair, 'friendship.accepted', data);
    this.#line(pair, before ? 'conversation.reopened' : 'conversation.opened', conversationId);
    for (const { from, message } of asked) {
      if (message !== undefined)
        this.#send(from, conversationId, `${from} asked ${String(this.log.length)}`, {
          type: 'text',
          text: message,
        });
    }
  }

  #send(actor: string, conversationId: string, messageId: string, content: object): Answer {
    const view = this.conversations(actor).find(
      (conversation) => conversation.conversationId === conversationId,
    );
    if (!view) return { type: 'refused', code: 'no-such-conversation' };
    if (!view.open) return { type: 'refused', code: 'conversation-closed' };
    const messageNo = (view.lastNo as number) + 1;
    const data = {
      conversationId,
      messageNo,
      messageId,
      sender: actor,
      subject: actor,
      personal: { content },
    };
    const group = this.#isGroup(conversationId);
    const audience = group ? this.group(conversationId).members() : [actor, view.other as string];
    this.#happen(audience, 'message.sent', data);
    return { type: 'accepted', conversationId, messageNo };
  }

  /** Changes one's own part in a conversation. */
  #own(actor: string, { conversationId }: { conversationId: string }, type: string, change: Json): Answer {
    return this.#happen([actor], type, {
      conversationId,
      account: actor,
      ...change,
    });
  }

  #line(pair: Pair, type: string, conversationId: string): void {
    const afterNo = this.log.filter(
      ({ event }) => event.type === 'message.sent' && event.data.conversationId === conversationId,
    ).length;
    const opened = type === 'conversation.opened' ? { friendshipId: pairKey(pair), members: [...pair] } : {};
    this.#happen(pair, type, { conversationId, ...opened, afterNo });
  }

  #happen(...what: Parameters<Log['happen']>): Answer {
    this.happen(...what);
    return { type: 'accepted' };
  }
}
