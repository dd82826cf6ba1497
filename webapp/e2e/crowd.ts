import type { Page } from 'playwright-core';
import type { Person } from './stage';
import { uuid7 } from './api';

const MESSAGES = 50_000;
const CONVERSATIONS = 2_000;
const FRIENDS = 5_000;
const START = Date.parse('2026-01-01T08:00:00Z');

const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const given = '小雨明月天宇思远佳怡子轩浩然静文志强雪梅建国';
const latin = ['Ann', 'Bob', 'Chloé', 'Dmitri', 'Émile', 'Farah', 'Gül', 'Hana', 'Igor', 'Zoë'];

const at = <T>(values: ArrayLike<T>, n: number) => values[n % values.length] as T;
const id = (kind: number, n: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

function nickname(n: number): string {
  return n % 3 === 0
    ? `${at(latin, n)} ${String(n)}`
    : at(families, n) + at(given, n * 7) + at(given, n * 11);
}

/** What a very old account sees: thousands of friends and conversations, and one chat as long as a novel. */
export class Crowd {
  readonly #me: Person;
  readonly long = id(2, 0);

  constructor(me: Person) {
    this.#me = me;
  }

  /** Has the page see this instead of what the server holds. The rest of the server is the real one. */
  async answer(page: Page): Promise<void> {
    const json = (body: unknown) => ({ contentType: 'application/json', body: JSON.stringify(body) });
    const snapshot = json(this.#snapshot());
    await page.route('**/api/snapshot', (route) => route.fulfill(snapshot));
    await page.route('**/api/inbox?*', (route) => route.fulfill(json({ head: this.#head, entries: [] })));
    await page.route('**/api/conversations/*/timeline?*', (route) => {
      const { pathname, searchParams } = new URL(route.request().url());
      return route.fulfill(json(this.#page(pathname.split('/')[3] ?? '', searchParams)));
    });
    await page.routeWebSocket('**/ws', (socket) => {
      socket.onMessage((text) => {
        const frame = JSON.parse(String(text)) as { type: string; ref?: string };
        if (frame.type === 'hello') {
          const welcome = { v: 2, accountId: this.#me.accountId, sessionId: uuid7(), head: this.#head };
          socket.send(JSON.stringify({ type: 'welcome', ...welcome, heartbeatMillis: 20_000 }));
        }
        if (frame.type === 'command')
          socket.send(JSON.stringify({ type: 'busy', ref: frame.ref, retryAfterMillis: 60_000 }));
      });
    });
  }

  get #head() {
    return { epoch: '1.1', seq: MESSAGES * 3 };
  }

  get #asOf() {
    return { seq: this.#head.seq };
  }

  #snapshot() {
    const people = Array.from({ length: FRIENDS }, (_, n) => ({
      accountId: id(1, n),
      handle: `friend_${String(n)}`,
      nickname: nickname(n),
      avatar: at(['fox', 'panda', 'dolphin'], n),
      ...this.#asOf,
    }));
    const friendships = people.map((person, n) => ({
      other: person.accountId,
      friends: true,
      conversationId: id(2, n),
      blocked: false,
      ...(n % 50 === 0 && { remark: `Remark ${String(n)}` }),
      ...this.#asOf,
    }));
    const conversations = people.slice(0, CONVERSATIONS).map((person, n) => {
      const lastNo = n === 0 ? MESSAGES : 1 + (n % 40);
      return {
        conversationId: id(2, n),
        other: person.accountId,
        open: true,
        lastNo,
        ownLastNo: lastNo - 1,
        readUpTo: n % 25 === 3 ? 0 : lastNo,
        otherReadUpTo: lastNo - 1,
        pinned: n === 0,
        muted: n % 30 === 7,
        markedUnread: false,
        last: this.#message(n, lastNo),
        lastDeleted: false,
        ...this.#asOf,
      };
    });
    const { accountId, handle, nickname: name } = this.#me;
    const settings = { findableByEmail: true, findableByPhone: false, askBeforeGroups: false };
    const shown = { readMarks: true, presence: true };
    const self = { accountId, handle, nickname: name, avatar: 'panda', ...settings, ...shown, ...this.#asOf };
    return { head: this.#head, self, people, friendships, conversations, invitations: [] };
  }

  #message(chat: number, no: number) {
    const text =
      no % 17 === 0
        ? `第${String(no)}条。${'今晚一起吃饭？'.repeat(no % 9)}`
        : `message ${String(no)} ${'and so on '.repeat(no % 7)}`;
    return {
      eventId: id(4 + chat, no),
      type: 'message.sent',
      revision: 1,
      time: new Date(START + no * 300_000).toISOString(),
      data: {
        conversationId: id(2, chat),
        messageNo: no,
        messageId: id(0x10000 + chat, no),
        sender: no % 3 === 0 ? this.#me.accountId : id(1, chat),
        subject: this.#me.accountId,
        personal: { content: { type: 'text', text } },
      },
    };
  }

  #page(conversation: string, query: URLSearchParams) {
    const chat = parseInt(conversation.slice(-12), 16);
    const lastNo = chat === 0 ? MESSAGES : 1 + (chat % 40);
    const limit = Number(query.get('limit') ?? 50);
    const place = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
    const before = place('before') ?? lastNo + 1;
    const after = place('after');
    const around = place('around');
    const from =
      after !== undefined
        ? after + 1
        : around !== undefined
          ? around - Math.floor(limit / 2)
          : before - limit;
    const first = Math.max(1, from);
    const last = Math.min(
      lastNo,
      after === undefined && around === undefined ? before - 1 : from + limit - 1,
    );
    return {
      conversationId: conversation,
      ...this.#asOf,
      start: first === 1,
      end: last === lastNo,
      events: Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => this.#message(chat, first + n)),
      deleted: [],
      people: [],
    };
  }
}
