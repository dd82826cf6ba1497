import { useImperativeHandle, useMemo, useState, type Ref } from 'react';
import { Virtualizer } from 'virtua';
import { useT } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import type { Draft } from '../../../session/sending/drafts';
import type { Timeline } from '../../../session/state/model';
import { JumpButton } from '../chat/JumpButton';
import { LoadFailed } from '../chat/LoadFailed';
import { MessageMenu } from '../menu/MessageMenu';
import { MessageListRow } from './MessageListRow';
import type { VisibleMessages } from '../reading/visible-messages';
import type { Row } from './rows';
import type { ReadingPosition } from '../reading/reading-position';
import { FoldContext } from './useFold';
import { useMessageMenu } from '../menu/useMessageMenu';
import { useRowsPrepended } from '../reading/useRowsPrepended';
import { SPACE, useScrollPosition } from '../reading/useScrollPosition';
import type { Reading } from '../chat/useTimeline';
import styles from './messages.module.css';

/** Drawn beyond the screen, so that a row has its height before it is seen. */
const BUFFER = 1_000;

export interface MessagesHandle {
  toEnd: () => void;
}

interface Props {
  rows: readonly Row[];
  timeline: Timeline;
  reading: Reading;
  start: ReadingPosition | undefined;
  name: string;
  unread: number;
  onSeen: (seen: VisibleMessages & { atEnd: boolean }) => void;
  conversation: ConversationView;
  /** Puts an unsent message back where it was written, if one can write. */
  onTakeBack: ((id: string, draft: Draft) => void) | undefined;
  ref: Ref<MessagesHandle>;
}

/** The rows, only those on screen being drawn. What is read stays in place, whatever comes before or after it. */
export function Messages({ ref, conversation, onTakeBack, unread, name, ...standing }: Props) {
  const t = useT();
  const { scroller, list, away, jump, leave, look, turned, resized } = useScrollPosition(standing);
  const { rows, timeline, reading } = standing;
  const menu = useMessageMenu();
  const shift = useRowsPrepended(rows);
  const [unfolded] = useState(() => new Set<string>());
  const folds = useMemo(() => ({ unfolded, onUnfold: leave }), [unfolded, leave]);
  useImperativeHandle(ref, () => ({ toEnd: jump }), [jump]);
  return (
    <div className={styles['messages-frame']}>
      <div
        className={styles.messages}
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t('chat.messages')}
        tabIndex={0}
        onScroll={look}
        onWheel={turned}
        {...menu.on}
      >
        <div className={styles['messages-space']} />
        <FoldContext value={folds}>
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            shift={shift}
            bufferSize={BUFFER}
            startMargin={SPACE}
            onResize={resized}
            data={rows}
          >
            {(row) => (
              <MessageListRow
                key={row.key}
                row={row}
                conversationId={conversation.conversationId}
                inGroup={conversation.group !== undefined}
              />
            )}
          </Virtualizer>
        </FoldContext>
      </div>
      <MessageMenu
        rows={rows}
        opened={menu.opened}
        onClose={menu.close}
        conversation={conversation}
        name={name}
        onTakeBack={onTakeBack}
      />
      {timeline.failed && <LoadFailed part={timeline.failed} onRetry={reading.retry} />}
      {away && <JumpButton count={unread} onClick={jump} />}
    </div>
  );
}
