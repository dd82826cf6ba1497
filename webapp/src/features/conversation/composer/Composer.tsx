import { CircleAlert, SendHorizontal } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useT } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { ConversationView } from '../../../protocol/views';
import type { Draft } from '../../../session/sending/drafts';
import { EmojiButton } from '../../../ui/emoji/EmojiButton';
import { Counter, useCount } from '../../../ui/form/Counter';
import { isBlank } from '../../../ui/text/text';
import { isTouch } from '../../../ui/device/touch';
import { askingAt } from './mentions';
import { MentionPicker, type MentionPickerHandle } from './MentionPicker';
import { useGrowingField } from './useGrowingField';
import { useComposing } from './useComposing';
import styles from './composer.module.css';
import { Box } from '../../../ui/form/Box';

const SAFARI_COMPOSING = 229;
const PICKER = 'mention-picker';
const COUNT = 'composer-count';

/** Enter that sends: not the one that ends a composition, which in Safari comes after it and keeps its key code. */
export function isSend({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  // the only trace of a composition in Safari
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const composing = nativeEvent.isComposing || nativeEvent.keyCode === SAFARI_COMPOSING;
  // a keyboard on the screen has no Shift+Enter: there the button sends
  return key === 'Enter' && !shiftKey && !composing && !isTouch();
}

export interface ComposerHandle {
  focus: () => void;
  /** Puts a draft in the place of what is there. */
  write: (draft: Draft) => void;
}

interface Props {
  conversation: ConversationView;
  onSent: () => void;
  ref?: Ref<ComposerHandle>;
}

export function Composer({ conversation, onSent, ref }: Props) {
  const t = useT();
  const picker = useRef<MentionPickerHandle>(null);
  const [active, setActive] = useState<string>();
  const { draft, asking, change, type, ask, mention, send } = useComposing(conversation);
  const { text } = draft;
  const count = useCount(text, limits.text);
  const long = count.over > 0;
  const ready = !long && !isBlank(text);
  /** What one tried to send in vain, and how often: each time it is said why. */
  const [tried, setTried] = useState({ text: '', times: 0 });
  const [area, putCaret] = useGrowingField(text);

  // where a keyboard is at hand one opens a chat to write; a touch keyboard would cover what one came to read
  useEffect(() => {
    if (!isTouch()) area.current?.focus();
  }, [area]);
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    write: (next) => {
      change(next);
      area.current?.focus();
    },
  }));
  const insert = (emoji: string) => {
    if (!area.current) return;
    const { selectionStart, selectionEnd } = area.current;
    area.current.setRangeText(emoji, selectionStart, selectionEnd, 'end');
    type(area.current);
  };
  const submit = () => {
    area.current?.focus();
    if (ready) send(onSent);
    else setTried({ text, times: tried.times + 1 });
  };

  return (
    <form
      className={styles.composer}
      data-composer=""
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {asking && (
        <MentionPicker
          ref={picker}
          id={PICKER}
          conversation={conversation}
          asking={asking}
          onPick={(candidate) => {
            putCaret(mention(candidate));
          }}
          onClose={() => {
            ask(undefined);
          }}
          onActive={setActive}
        />
      )}
      {!ready && text !== '' && tried.text === text && (
        <p key={tried.times} className={styles.why} role="alert">
          <CircleAlert aria-hidden="true" />
          {long ? t('chat.too-long', count.said) : t('chat.blank')}
        </p>
      )}
      <EmojiButton field={area} onPick={insert} />
      <Box wrong={long} className={styles.field}>
        <textarea
          ref={area}
          rows={1}
          aria-label={t('chat.composer')}
          placeholder={t('chat.composer')}
          aria-invalid={long}
          aria-describedby={count.near ? COUNT : undefined}
          aria-autocomplete={conversation.group ? 'list' : undefined}
          aria-controls={active === undefined ? undefined : PICKER}
          aria-activedescendant={active}
          dir="auto"
          enterKeyHint={isTouch() ? 'enter' : 'send'}
          value={text}
          onChange={({ target }) => {
            type(target);
          }}
          onSelect={({ currentTarget: { value, selectionStart, selectionEnd } }) => {
            if (asking) ask(selectionStart === selectionEnd ? askingAt(value, selectionEnd) : undefined);
          }}
          onKeyDown={(event) => {
            if (picker.current?.press(event) === true || !isSend(event)) return;
            event.preventDefault();
            submit();
          }}
        />
        <Counter id={COUNT} count={count} className={styles.count} />
      </Box>
      <button
        type="submit"
        className={styles.send}
        aria-label={t('chat.send')}
        title={t('chat.send')}
        aria-disabled={!ready}
      >
        <SendHorizontal aria-hidden="true" />
      </button>
    </form>
  );
}
