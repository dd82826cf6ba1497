import type { Command } from '../../protocol/commands';
import type { Answer } from '../../protocol/frames';
import type { ConversationId } from '../../protocol/views';
import type { Connection, Lost } from '../network/connection';
import type { Owns } from '../state/model';
import type { Outgoing } from '../storage/database';
import type { OutboxPort } from './outbox';

/** Sends the messages of the outbox over the account's connection, and shows them. */
export class AccountOutboxPort implements OutboxPort {
  readonly #connection: Connection;
  readonly #store: Owns<'outbox'>;

  constructor(connection: Connection, store: Owns<'outbox'>) {
    this.#connection = connection;
    this.#store = store;
  }

  request(command: Command): Promise<Answer | Lost> {
    return this.#connection.request(command);
  }

  isOpen(): boolean {
    return this.#connection.open;
  }

  has(conversationId: ConversationId, messageNo: number): boolean {
    const { conversations } = this.#store.get().state;
    return (conversations.get(conversationId)?.lastNo ?? 0) >= messageNo;
  }

  shown(outbox: readonly Outgoing[]): void {
    this.#store.set({ outbox });
  }
}
