import {
  useCallback,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type TouchEvent,
} from 'react';

const LONG_PRESS_MILLIS = 500;
const MESSAGE = '[data-message-id]';

/** The menu of one message, and what it stands beside. */
export interface OpenedMenu {
  id: string;
  message: HTMLElement;
  anchor: Element | { getBoundingClientRect: () => DOMRect };
}

const messageAt = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>(MESSAGE) : null;

/**
 * Opens the menu of a message: by a right click, a long press, the button beside it, Enter or the menu key. The arrow
 * keys go from message to message.
 */
export function useMessageMenu() {
  const [opened, setOpened] = useState<OpenedMenu>();
  const press = useRef<ReturnType<typeof setTimeout>>(undefined);
  const close = useCallback(() => {
    setOpened(undefined);
  }, []);
  const on = useMemo(() => {
    const open = (message: HTMLElement, x: number, y: number) => {
      // a key has no place
      const anchor =
        x === 0 && y === 0
          ? (message.querySelector('[data-testid=bubble]') ?? message)
          : { getBoundingClientRect: () => new DOMRect(x, y) };
      setOpened({ id: message.dataset.messageId ?? '', message, anchor });
    };
    const release = () => {
      clearTimeout(press.current);
    };
    return {
      onContextMenu: (event: MouseEvent) => {
        const message = messageAt(event.target);
        const native = event.target instanceof Element && event.target.closest('a') !== null;
        // the browser's own menu copies a selection and opens links
        if (!message || native || getSelection()?.isCollapsed === false) return;
        event.preventDefault();
        open(message, event.clientX, event.clientY);
      },
      onClick: (event: MouseEvent) => {
        const message = messageAt(event.target);
        const more = event.target instanceof Element && event.target.closest('[data-more]');
        if (message && more) setOpened({ id: message.dataset.messageId ?? '', message, anchor: more });
      },
      onKeyDown: (event: KeyboardEvent) => {
        const message = messageAt(event.target);
        if (event.key === 'Enter' && message === event.target) {
          event.preventDefault();
          open(message, 0, 0);
        } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
          const all = [...event.currentTarget.querySelectorAll<HTMLElement>(MESSAGE)];
          const at = message ? all.indexOf(message) : all.length;
          event.preventDefault();
          all[Math.max(0, at + (event.key === 'ArrowUp' ? -1 : 1))]?.focus();
        }
      },
      // Safari has no such event for a finger
      onTouchStart: (event: TouchEvent) => {
        const message = messageAt(event.target);
        const touch = event.touches[0];
        release();
        if (!message || !touch || event.touches.length > 1) return;
        const { clientX, clientY } = touch;
        press.current = setTimeout(() => {
          open(message, clientX, clientY);
        }, LONG_PRESS_MILLIS);
      },
      onTouchMove: release,
      onTouchEnd: release,
      onTouchCancel: release,
    };
  }, []);
  return { opened, close, on };
}
