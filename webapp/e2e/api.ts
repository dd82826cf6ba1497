import { randomBytes } from 'node:crypto';

/** Parley over plain HTTP, to set a stage quickly: what a browser does is tested in one. */
export class Api {
  readonly #base: string;
  #token = '';

  constructor(base: string) {
    this.#base = base;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    for (;;) {
      const answer = await fetch(this.#base + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: this.#base,
          ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      if (answer.status === 429) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        continue;
      }
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    }
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(this.#base + path, { headers: { authorization: `Bearer ${this.#token}` } });
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async logIn(login: string, password: string): Promise<void> {
    const session = await this.post<{ accessToken: string }>('/api/session', {
      login,
      password,
      client: 'test',
    });
    this.#token = session.accessToken;
  }

  command(
    command: { type: string } & Record<string, unknown>,
  ): Promise<{ conversationId?: string; messageNo?: number }> {
    return this.post('/api/commands', { clientId: uuid7(), ...command });
  }

  say(conversationId: string, text: string): Promise<unknown> {
    return this.command({ type: 'message.send', conversationId, content: { type: 'text', text } });
  }

  /** The texts that this person finds in a conversation; a view may be a moment behind what was acknowledged. */
  async texts(conversationId: string): Promise<string[]> {
    const { events } = await this.get<{
      events: { type: string; data: { personal?: { content?: { text?: string } } } }[];
    }>(`/api/conversations/${conversationId}/timeline`);
    return events
      .filter(({ type }) => type === 'message.sent')
      .map(({ data }) => data.personal?.content?.text ?? '');
  }
}

export function uuid7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
