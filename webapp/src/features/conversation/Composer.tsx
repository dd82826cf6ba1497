import { SendHorizontal } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '../../i18n';
import { limits } from '../../protocol/commands';
import { useSession } from '../../session/hooks';
import { isBlank, length } from '../../ui/text';

const SAFARI_COMPOSING = 229;

/** Enter that sends: not the one that ends a composition, which in Safari comes after it and keeps its key code. */
export function isSend({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  // the only trace of a composition in Safari
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const composing = nativeEvent.isComposing || nativeEvent.keyCode === SAFARI_COMPOSING;
  return key === 'Enter' && !shiftKey && !composing;
}

export function Composer({ conversationId, onSent }: { conversationId: string; onSent: () => void }) {
  const t = useT();
  const session = useSession();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => session.drafts.of(conversationId));
  const over = length(text) - limits.text;
  const ready = over <= 0 && !isBlank(text);

  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${String(Math.min(area.current.scrollHeight, 180))}px`;
  }, [text]);

  // where a keyboard is at hand one opens a chat to write; a touch keyboard would cover what one came to read
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) area.current?.focus();
  }, []);

  const change = (next: string) => {
    setText(next);
    session.drafts.keep(conversationId, next);
    session.open.typing.compose(conversationId, !isBlank(next));
  };
  const send = () => {
    if (!ready) return;
    change('');
    area.current?.focus();
    session.say(conversationId, text).then(onSent, () => {
      // it couldn't be kept here: give it back
      change(text);
    });
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={over > 0 ? 'box wrong' : 'box'}>
        <textarea
          ref={area}
          rows={1}
          aria-label={t('chat.composer')}
          placeholder={t('chat.composer')}
          aria-invalid={over > 0}
          aria-describedby={over > 0 ? 'composer-over' : undefined}
          dir="auto"
          enterKeyHint="send"
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
