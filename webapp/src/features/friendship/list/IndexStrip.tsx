import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useT } from '../../../i18n';
import { LETTERS } from '../../../ui/text/name-order';
import type { PeopleRow } from './sections';
import styles from './IndexStrip.module.css';

interface Props {
  rows: readonly PeopleRow[];
  /** The heading at the top. */
  top: number;
  onPick: (index: number) => void;
}

/** A to Z and # along the edge: a click, a drag or the arrow keys go to the names of a letter. */
export function IndexStrip({ rows, top, onPick }: Props) {
  const t = useT();
  const strip = useRef<HTMLDivElement>(null);
  const index = new Map(
    rows.flatMap((row, at) => (row.type === 'letter' ? [[row.letter, at] as const] : [])),
  );
  const present = LETTERS.filter((letter) => index.has(letter));
  const current = present.findLast((letter) => (index.get(letter) ?? 0) <= top);
  if (present.length < 2) return null;

  const pick = (letter: string | undefined) => {
    const at = letter === undefined ? undefined : index.get(letter);
    if (at !== undefined) onPick(at);
  };
  const dragged = ({ clientY, buttons }: PointerEvent) => {
    const box = strip.current?.getBoundingClientRect();
    if (!box || buttons === 0) return;
    const place = Math.floor(((clientY - box.top) / box.height) * LETTERS.length);
    // a letter without names goes to the next one that has some
    const from = LETTERS.slice(Math.min(Math.max(place, 0), LETTERS.length - 1));
    pick(from.find((letter) => index.has(letter)) ?? present.at(-1));
  };
  const moved = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    pick(present[Math.max(0, present.indexOf(current ?? '') + step)]);
  };

  return (
    <div
      ref={strip}
      className={styles['index-strip']}
      role="slider"
      tabIndex={0}
      aria-label={t('people.index')}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={present.length}
      aria-valuenow={Math.max(1, present.indexOf(current ?? '') + 1)}
      aria-valuetext={current ?? present[0]}
      onKeyDown={moved}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged(event);
      }}
      onPointerMove={dragged}
    >
      {LETTERS.map((letter) => (
        <span
          key={letter}
          className={letter === current ? styles.on : index.has(letter) ? undefined : styles.none}
        >
          {letter}
        </span>
      ))}
    </div>
  );
}
