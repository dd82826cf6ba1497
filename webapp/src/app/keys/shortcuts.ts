import { useEffect, useRef } from 'react';
import type { Key } from '../../i18n';

interface Shortcut {
  name: 'search' | 'previous' | 'next' | 'close' | 'help';
  keys: readonly string[];
  is: (event: KeyboardEvent) => boolean;
}

const plain = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey;
const alt = (event: KeyboardEvent) => event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
const typing = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

/** What works everywhere. */
export const shortcuts: readonly Shortcut[] = [
  {
    name: 'search',
    keys: ['Ctrl', 'K'],
    is: (event) => (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k',
  },
  { name: 'previous', keys: ['Alt', '↑'], is: (event) => alt(event) && event.key === 'ArrowUp' },
  { name: 'next', keys: ['Alt', '↓'], is: (event) => alt(event) && event.key === 'ArrowDown' },
  { name: 'close', keys: ['Esc'], is: (event) => plain(event) && event.key === 'Escape' },
  { name: 'help', keys: ['?'], is: (event) => plain(event) && event.key === '?' && !typing(event) },
];

/** Keys that the pages themselves know; they stand in the same list for whoever asks. */
export const elsewhere: readonly { keys: readonly string[]; does: Key }[] = [
  { keys: ['↑', '↓'], does: 'keys.rows' },
  { keys: ['Shift', 'F10'], does: 'keys.menu' },
  { keys: ['Enter'], does: 'keys.send' },
  { keys: ['Shift', 'Enter'], does: 'keys.break' },
];

// a toast says something and takes no key, though it is a dialog too
const POPUP =
  '[role=dialog]:not([data-toast]), [role=alertdialog], [role=menu], [role=listbox]:not([hidden])';

/** Listens for the shortcuts, except while an input method composes, something is open, or a piece took the key. */
export function useShortcuts(actions: Record<Shortcut['name'], () => void>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    let popup = false;
    // before the popup itself hears the key and is gone
    const before = () => {
      popup = document.querySelector(POPUP) !== null;
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const shortcut = shortcuts.find(({ is }) => is(event));
      if (!shortcut || (popup && shortcut.name !== 'search')) return;
      event.preventDefault();
      latest.current[shortcut.name]();
    };
    addEventListener('keydown', before, true);
    addEventListener('keydown', pressed);
    return () => {
      removeEventListener('keydown', before, true);
      removeEventListener('keydown', pressed);
    };
  }, []);
}
