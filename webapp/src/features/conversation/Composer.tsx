import { SendHorizontal } from 'lucide-react';
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { useT } from '../../i18n';
import { limits } from '../../protocol/commands';
import { useSession } from '../../session/hooks';
import { EmojiButton } from '../../ui/EmojiButton';
import { isBlank, length } from '../../ui/text';
import { isTouch } from '../../ui/touch';

const SAFARI_COMPOSING = 229;
const HEIGHT_MAX = 180;
/** Newer browsers let a field grow with its text themselves. */
const GROWS = (globalThis as Partial<typeof globalThis>).CSS?.supports('field-sizing', 'content') ?? false;

/** Enter that sends: not the one that ends a composition, which in Safari comes after it and keeps its key code. */
export function isSend({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  // the only trace of a composition in Safari
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const composing = nativeEvent.isComposing || nativeEvent.keyCode === SAFARI_COMPOSING;
  // a keyboard on the screen has no Shift+Enter: there the button sends
  return key === 'Enter' && !shiftKey && !composing && !isTouch();
}

export interface ComposerHandle {
  /** Puts a text in the place of what is there. */
  write: (text: string) => void;
}

interface Props {
  conversationId: string;
  onSent: () => void;
  ref?: Ref<ComposerHandle>;
}

export function Composer({ conversationId, onSent, ref }: Props) {
  const t = useT();
  const session = useSession();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => session.drafts.of(conversationId));
  const over = length(text) - limits.text;
  const ready = over <= 0 && !isBlank(text);

  // where a keyboard is at hand one opens a chat to write; a touch keyboard would cover what one came to read
  useEffect(() => {
    if (!isTouch()) area.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (!area.current || GROWS) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${String(Math.min(area.current.scrollHeight, HEIGHT_MAX))}px`;
  }, [text]);

  const change = (next: string) => {
    setText(next);
    session.drafts.keep(conversationId, next);
    session.open.typing.compose(conversationId, !isBlank(next));
  };
  const write = (next: string) => {
    change(next);
    area.current?.focus();
  };
  useImperativeHandle(ref, () => ({ write }));
  const insert = (emoji: string) => {
    if (!area.current) return;
    const { selectionStart, selectionEnd } = area.current;
    area.current.setRangeText(emoji, selectionStart, selectionEnd, 'end');
    change(area.current.value);
  };
  const send = () => {
    if (!ready) return;
    setText('');
    area.current?.focus();
    session.open.typing.compose(conversationId, false);
    session.say(conversationId, text).then(onSent, () => {
      // it couldn't be kept here: give it back
      change(text);
    });
    // not before it is kept elsewhere, nor later: a page that goes away in between would lose it, or have it twice
    session.drafts.keep(conversationId, '');
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <EmojiButton field={area} onPick={insert} />
      <div className={over > 0 ? 'box wrong' : 'box'}>
        <textarea
          ref={area}
          rows={1}
          aria-label={t('chat.composer')}
          placeholder={t('chat.composer')}
          aria-invalid={over > 0}
          aria-describedby={over > 0 ? 'composer-over' : undefined}
          dir="auto"
          enterKeyHint={isTouch() ? 'enter' : 'send'}
          value={text}
          onChange={({ target }) => {
            change(target.value);
          }}
          onKeyDown={(event) => {
            if (!isSend(event)) return;
            event.preventDefault();
            send();
          }}
        />
        {over > 0 && (
          <span className="over" id="composer-over" role="status">
            {t('chat.too-long', { count: over })}
          </span>
        )}
      </div>
      <button
        type="submit"
        className="send"
        aria-label={t('chat.send')}
        title={t('chat.send')}
        disabled={!ready}
      >
        <SendHorizontal aria-hidden="true" />
      </button>
    </form>
  );
}
