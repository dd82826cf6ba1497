import type { Happened, Json } from './log';

const strings = (value: unknown) => value as string[];

/** What one who has left is told, beside what it was called and looked like. */
const unknown = {
  announcementReadNo: 0,
  count: 0,
  members: [],
  inviting: 'anyone',
  historyFromStart: false,
  quietLeaving: false,
  silenced: false,
  dissolved: false,
  mentionedNo: 0,
  requests: 0,
};

/** What a group is, found by looking through what happened in it, oldest first, and never by folding. */
export class GroupLog {
  readonly #events: readonly Happened[];

  constructor(events: readonly Happened[]) {
    this.#events = events.filter(
      ({ event: { type } }) => type.startsWith('group.') || type === 'message.sent',
    );
  }

  /** As `account` sees it, who is in it or was: then by the name that it had when they left. */
  view(account: string, readUpTo: readonly Happened[]): Json {
    const gone = this.members().includes(account) ? undefined : this.#left(account);
    const then = gone ? new GroupLog(this.#events.filter(({ position }) => position <= gone.position)) : this;
    const isMember = gone === undefined;
    const members = then.members();
    const own = (type: string) => readUpTo.filter(({ event }) => event.type === type).at(-1)?.event.data;
    const announced = then.#last('group.announced');
    const text = (announced?.event.data.personal as Json | undefined)?.text;
    const joined = then.#joined(account);
    const settings = then.#last('group.settings-changed')?.event.data;
    const mentions = then.#events.filter(
      ({ position, event }) => position > (joined?.position ?? 0) && mentioned(event.data, account),
    );
    const seen = seenUpTo(account, readUpTo);
    const mention = mentions.findLast(
      ({ event: { data } }, index) =>
        !isDeleted(readUpTo, data.messageNo) &&
        (index === mentions.length - 1 || (data.messageNo as number) > seen),
    );
    const look = {
      name: (then.#last('group.created', 'group.renamed')?.event.data.personal as Json | undefined)?.name,
      avatar: then.#last('group.avatar-changed')?.event.data.avatar,
      remark: (own('group.remark-changed')?.personal as Json | undefined)?.remark,
      joinedNo: joined?.event.data.afterNo ?? 0,
      announcementReadNo: own('group.announcement-read')?.announcementNo ?? 0,
    };
    if (!isMember) return { ...unknown, ...look };
    return {
      ...look,
      description: (then.#last('group.described')?.event.data.personal as Json | undefined)?.description,
      ...(announced &&
        text !== undefined && {
          announcement: {
            announcementNo: announced.event.data.announcementNo,
            by: announced.event.data.by,
            time: announced.event.time,
            text,
          },
        }),
      self: then.member(account),
      count: members.length,
      members: members.slice(0, 20).map((each) => then.member(each)),
      inviting: settings?.inviting ?? 'anyone',
      historyFromStart: settings?.historyFromStart ?? false,
      quietLeaving: settings?.quietLeaving ?? false,
      silenced: then.#last('group.silenced')?.event.data.silenced ?? false,
      dissolved: then.#last('group.dissolved') !== undefined,
      mentionedNo: mention?.event.data.messageNo ?? 0,
      requests: this.open && this.leads(account) ? this.waiting().length : 0,
    };
  }

  get open(): boolean {
    return this.#last('group.dissolved') === undefined;
  }

  needsApproval(): boolean {
    return this.#last('group.settings-changed')?.event.data.inviting === 'approval';
  }

  leads(account: string): boolean {
    return this.members().includes(account) && this.member(account).role !== 'member';
  }

  /** The invitation that waits for the account's answer. */
  invitation(account: string): Happened | undefined {
    return this.#opened(account, 'group.invited', ['group.invitation-declined']);
  }

  /** The request to let the account in. */
  request(account: string): Happened | undefined {
    return this.#opened(account, 'group.join-requested', ['group.join-approved', 'group.join-refused']);
  }

  messages(): number {
    return this.#events.filter(({ event }) => event.type === 'message.sent').length;
  }

  announcements(): number {
    return this.#events.filter(({ event }) => event.type === 'group.announced').length;
  }

  /** In the order of their joining, then by account. */
  members(): string[] {
    const all = new Set(this.#events.flatMap(({ event }) => strings(event.data.members ?? [])));
    return [...all]
      .filter((each) => (this.#joined(each)?.position ?? 0) > (this.#left(each)?.position ?? 0))
      .sort((a, b) => this.#joinedAt(a) - this.#joinedAt(b) || (a < b ? -1 : 1));
  }

  member(account: string): Json {
    const joined = this.#joined(account);
    const since = this.#events.filter(({ position }) => position >= (joined?.position ?? 0));
    const last = (...types: string[]) =>
      since
        .map(({ event }) => event)
        .filter(({ type, data }) => types.includes(type) && data.account === account)
        .at(-1);
    const muted = last('group.member-muted', 'group.member-unmuted')?.data.until;
    const nickname = (last('group.nickname-changed')?.data.personal as Json | undefined)?.nickname;
    return {
      account,
      role:
        since.map(({ event }) => roleBy(event, account)).findLast((role) => role !== undefined) ?? 'member',
      ...(nickname !== undefined && { nickname }),
      ...(muted !== undefined && { mutedUntil: muted }),
      joined: joined?.event.time,
    };
  }

  /** Those who are to be let in, without these. */
  waiting(beside: readonly string[] = []): string[] {
    const asked = this.#events.filter(({ event }) => event.type === 'group.join-requested');
    return [...new Set(asked.map(({ event }) => event.data.account as string))].filter(
      (each) => this.request(each) && !beside.includes(each),
    );
  }

  #opened(account: string, opens: string, closes: readonly string[]): Happened | undefined {
    const own = this.#events.filter(({ event }) => event.data.account === account);
    const opened = own.findLast(({ event }) => event.type === opens);
    const closed = Math.max(
      own.findLast(({ event }) => closes.includes(event.type))?.position ?? 0,
      this.#joined(account)?.position ?? 0,
    );
    return opened && opened.position > closed ? opened : undefined;
  }

  #joined(account: string): Happened | undefined {
    return this.#events
      .filter(
        ({ event: { type, data } }) => /created|joined/.test(type) && strings(data.members).includes(account),
      )
      .at(-1);
  }

  #joinedAt(account: string): number {
    return Date.parse(this.#joined(account)?.event.time ?? '');
  }

  #left(account: string): Happened | undefined {
    return this.#events
      .filter(
        ({ event: { type, data } }) =>
          (type === 'group.left' && data.account === account) ||
          (type === 'group.removed' && strings(data.members).includes(account)),
      )
      .at(-1);
  }

  #last(...types: string[]): Happened | undefined {
    return this.#events.filter(({ event }) => types.includes(event.type)).at(-1);
  }
}

function seenUpTo(account: string, own: readonly Happened[]): number {
  const seen = own.map(({ event: { data } }) =>
    data.reader === account ? data.upTo : data.sender === account ? data.messageNo : 0,
  );
  return Math.max(0, ...(seen as number[]));
}

function isDeleted(own: readonly Happened[], messageNo: unknown): boolean {
  return own.some(({ event: { type, data } }) => type === 'message.deleted' && data.messageNo === messageNo);
}

function roleBy({ type, data }: Happened['event'], account: string): unknown {
  if (type === 'group.created' && data.owner === account) return 'owner';
  if (type === 'group.transferred' && data.to === account) return 'owner';
  if (type === 'group.transferred' && data.from === account) return 'member';
  return type === 'group.role-changed' && data.account === account ? data.role : undefined;
}

function mentioned({ personal }: Json, account: string): boolean {
  const content = (personal as Json | undefined)?.content as
    { mentions?: { account?: string }[] } | undefined;
  return (content?.mentions ?? []).some((each) => (each.account ?? account) === account);
}
