import { ArrowDown } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type Ref,
} from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { useT } from '../../i18n';
import { ErrorLine } from '../../ui/Field';
import { MessageListRow } from './MessageListRow';
import type { Row } from './rows';
import { usePrepended } from './usePrepended';

/** Pixels from an end that count as being there. */
const NEAR_END = 48;
const NEAR_START = 1_600;
/** Drawn beyond the screen, so that a row has its height before it is seen. */
const BUFFER = 1_000;
/** Below the last row, as in the style sheet. */
const PADDING = 16;

export interface MessagesHandle {
  toEnd: () => void;
}

interface Props {
  rows: readonly Row[];
  avatar: string | undefined;
  name: string;
  atStart: boolean;
  failed: boolean;
  onNearStart: () => void;
  /** The newest message is on screen, or is no more. */
  onAtEnd: (is: boolean) => void;
  ref: Ref<MessagesHandle>;
}

/** The rows, only those on screen being drawn. What is read stays in place, whatever comes before or after it. */
export function Messages({ rows, avatar, name, atStart, failed, onNearStart, onAtEnd, ref }: Props) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);
  const shift = usePrepended(rows);

  const toEnd = useCallback(() => {
    stuck.current = true;
    list.current?.scrollToIndex(rows.length - 1, { align: 'end', offset: PADDING });
  }, [rows.length]);
  useImperativeHandle(ref, () => ({ toEnd }), [toEnd]);

  useLayoutEffect(() => {
    if (stuck.current) toEnd();
  }, [rows, toEnd]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // the keyboard of a phone, or a composer that grows, takes room away
    const observer = new ResizeObserver(() => {
      if (stuck.current) toEnd();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [toEnd]);

  const scrolled = () => {
    const element = scroller.current;
    if (!element) return;
    const end = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    stuck.current = end;
    setAway(!end);
    onAtEnd(end);
    if (element.scrollTop < NEAR_START && !atStart) onNearStart();
  };
  // a first page that doesn't fill the screen can't be scrolled
  useEffect(() => {
    const element = scroller.current;
    if (element && element.scrollHeight <= element.clientHeight && !atStart && !failed) onNearStart();
  }, [rows, atStart, failed, onNearStart]);

  return (
    <div className="messages-frame">
      <div
        className="messages"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t('chat.messages')}
        tabIndex={0}
        onScroll={scrolled}
      >
        <div className="messages-space">{failed && <ErrorLine>{t('chat.load-failed')}</ErrorLine>}</div>
        <Virtualizer ref={list} scrollRef={scroller} shift={shift} bufferSize={BUFFER}>
          {rows.map((row) => (
            <MessageListRow key={row.key} row={row} avatar={avatar} name={name} />
          ))}
        </Virtualizer>
      </div>
      {away && (
        <button
          type="button"
          className="jump"
          aria-label={t('chat.jump')}
          title={t('chat.jump')}
          onClick={toEnd}
        >
          <ArrowDown aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
