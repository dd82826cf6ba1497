import type { KeyboardEvent } from 'react';
import { useT } from '../../i18n';
import { LIST_WIDTH } from './useListWidth';
import styles from './PaneHandle.module.css';

const STEP = 16;

interface Props {
  width: number;
  onChange: (width: number) => void;
}

/** The edge between list and chat: dragged, moved by ← and →, and back to its place by a double click. */
export function PaneHandle({ width, onChange }: Props) {
  const t = useT();
  const pressed = (event: KeyboardEvent) => {
    const wanted = {
      ArrowLeft: width - STEP,
      ArrowRight: width + STEP,
      Home: LIST_WIDTH.min,
      End: LIST_WIDTH.max,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onChange(wanted);
  };
  return (
    <div
      className={styles['pane-handle']}
      role="separator"
      tabIndex={0}
      aria-label={t('app.list-width')}
      aria-orientation="vertical"
      aria-valuemin={LIST_WIDTH.min}
      aria-valuemax={LIST_WIDTH.max}
      aria-valuenow={width}
      onKeyDown={pressed}
      onDoubleClick={() => {
        onChange(LIST_WIDTH.usual);
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={({ currentTarget, pointerId, clientX }) => {
        if (!currentTarget.hasPointerCapture(pointerId)) return;
        const edge = currentTarget.getBoundingClientRect();
        onChange(width + clientX - (edge.left + edge.width / 2));
      }}
    />
  );
}
