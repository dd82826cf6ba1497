import { useRef, useState, type KeyboardEvent } from 'react';
import type { Emoji } from 'virtual:emoji';
import styles from './EmojiPicker.module.css';

/** As in the style sheet. */
const COLUMNS = 8;

interface Props {
  emoji: readonly Emoji[];
  chinese: boolean;
  onPick: (emoji: Emoji) => void;
}

/** Emoji in rows; the arrow keys go among them, Tab leaves. */
export function EmojiGrid({ emoji, chinese, onPick }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent) => {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
      Home: -at,
      End: emoji.length - 1 - at,
    };
    const step = steps[event.key];
    const next = at + (step ?? 0);
    if (step === undefined || next < 0 || next >= emoji.length) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return (
    <div className={styles['emoji-grid']} data-emoji-grid="" ref={grid} onKeyDown={move}>
      {emoji.map((each, index) => (
        <button
          key={each[0]}
          type="button"
          tabIndex={index === Math.min(at, emoji.length - 1) ? 0 : -1}
          aria-label={each[chinese ? 2 : 1]}
          title={each[chinese ? 2 : 1]}
          onFocus={() => {
            setAt(index);
          }}
          onClick={() => {
            onPick(each);
          }}
        >
          {each[0]}
        </button>
      ))}
    </div>
  );
}
