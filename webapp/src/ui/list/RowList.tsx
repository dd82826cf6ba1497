import {
  useEffect,
  useImperativeHandle,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { Rows } from './Rows';

export interface RowListHandle {
  /** Brings a row to the top. */
  show: (index: number) => void;
  /** Gives the focus to the link of a row, wherever it stands. */
  focus: (index: number, href: string) => void;
}

interface Props<T> {
  label: string;
  rows: readonly T[];
  /** Draws a row; what can get the focus is a `RowLink`. */
  children: (row: T) => ReactElement;
  /** Stands above the rows and scrolls with them, without a height of its own. */
  before?: ReactNode;
  /** Which row stands at the top. */
  onTop?: (index: number) => void;
  className?: string | undefined;
  ref?: Ref<RowListHandle>;
}

/** A long list of links, only those on screen being drawn; ↑ and ↓ go from one to the next. */
export function RowList<T>({ label, rows, children, before, onTop, className, ref }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);

  useImperativeHandle(ref, () => ({
    show: (index) => list.current?.scrollToIndex(index),
    focus: (index, href) => {
      list.current?.scrollToIndex(index, { align: 'nearest' });
      whenDrawn(() => scroller.current?.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`));
    },
  }));

  // who does away with a row goes on from the one that takes its place
  const last = useRef<{ row: Element; at: number }>(undefined);
  const focused = ({ currentTarget, target }: FocusEvent) => {
    const drawn = [...currentTarget.querySelectorAll('[data-row]')];
    const at = drawn.findIndex((row) => row === target || row.parentElement?.contains(target));
    const row = drawn[at];
    // what is in a menu of the row is elsewhere
    if (row) last.current = { row, at };
  };
  const blurred = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget?.closest('[data-row], [role=menu]') === null) last.current = undefined;
  };
  useEffect(() => {
    if (!last.current || last.current.row.isConnected) return;
    const { at } = last.current;
    last.current = undefined;
    if (document.activeElement !== document.body) return;
    const drawn = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    drawn[Math.min(at, drawn.length - 1)]?.focus();
  }, [rows]);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const at = links.findIndex((link) => link === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    links[at + step]?.focus();
  };

  return (
    <Rows
      as="nav"
      className={className}
      ref={scroller}
      aria-label={label}
      onKeyDown={move}
      onFocus={focused}
      onBlur={blurred}
    >
      {before}
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        as="ul"
        item="li"
        data={rows}
        onScroll={(offset) => onTop?.(list.current?.findItemIndex(offset) ?? 0)}
      >
        {children}
      </Virtualizer>
    </Rows>
  );
}

/** Focuses what is drawn within the next frames. */
function whenDrawn(find: () => HTMLElement | null | undefined, frames = 10): void {
  const element = find();
  if (element) element.focus({ preventScroll: true });
  else if (frames > 0)
    requestAnimationFrame(() => {
      whenDrawn(find, frames - 1);
    });
}
