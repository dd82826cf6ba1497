import type { ConversationId } from '../../../protocol/views';
import type { Session } from '../../../session/session';

const PATIENCE_MILLIS = 5_000;

/** Until a group has come, with the next entries of the inbox. */
export function seen({ store }: Session, id: ConversationId): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (store.get().state.conversations.get(id)?.group?.self) done();
    };
    const done = () => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const timer = setTimeout(() => {
      done();
    }, PATIENCE_MILLIS);
    const leave = store.subscribe(look);
    look();
  });
}
