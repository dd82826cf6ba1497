import { afterEach, expect, vi } from 'vitest';
import type { Command } from '../protocol/commands';
import type { Answer } from '../protocol/frames';
import type { Lost } from '../session/network/connection';
import { Database, type Outgoing } from '../session/storage/database';
import { Disk } from '../session/storage/disk';
import { Outbox } from '../session/sending/outbox';

export const accepted: Answer = { type: 'accepted', messageNo: 1 };
const open: Outbox[] = [];
let accounts = 0;

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.stop();
});

interface Asked {
  id: string;
  conversation: string;
  answer: (answer: Answer | Lost) => void;
}

/** A tab with its socket, whose answers the test gives. */
export function tab(me = `account ${String(++accounts)}`) {
  const asked: Asked[] = [];
  const socket = { open: true };
  let shown: readonly Outgoing[] = [];
  const disk = new Disk(new Database(me));
  const outbox = new Outbox(disk, {
    request: (command: Command) => {
      if (command.type !== 'message.send') throw new Error(command.type);
      const { clientId: id, conversationId: conversation } = command;
      return new Promise((answer) => asked.push({ id, conversation, answer }));
    },
    isOpen: () => socket.open,
    has: () => false,
    shown: (messages) => {
      shown = messages;
    },
  });
  open.push(outbox);
  const say = (id: string, conversationId = 'c') => outbox.add({ id, conversationId, text: id, time: '' });
  const states = () => shown.map(({ id, state }) => `${id} ${state}`);
  return { me, disk, outbox, asked, socket, say, states };
}

export const eventually = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 10 });
export const ids = (asked: readonly Asked[]) => asked.map(({ id }) => id);

/** Accepts so many, each of which must be the only one that is asked next. */
export async function acceptInTurn(asked: readonly Asked[], count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    await eventually(() => {
      expect(asked).toHaveLength(n);
    });
    asked[n - 1]?.answer(accepted);
  }
}
