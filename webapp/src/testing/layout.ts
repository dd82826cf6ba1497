import { vi } from 'vitest';

/** How high the rows of a list are, and what one sees of it, where nothing is laid out. */
export const ROW = 40;
const VIEW = 800;

/** Lets the virtual lists of a test measure themselves, and scroll. As in a browser they do so a moment after. */
export function layOut(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #measured: (entries: object[]) => void;
      constructor(measured: (entries: object[]) => void) {
        this.#measured = measured;
      }
      observe(target: HTMLElement): void {
        const height = target.style.position === 'absolute' ? ROW : VIEW;
        queueMicrotask(() => {
          this.#measured([{ target, contentRect: { height, width: VIEW } }]);
        });
      }
      unobserve(): void {
        return undefined;
      }
      disconnect(): void {
        return undefined;
      }
    },
  );
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get(this: HTMLElement) {
      return this.parentElement;
    },
  });
  Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number): void {
    this.scrollTop = typeof to === 'object' ? (to.top ?? 0) : 0;
    this.dispatchEvent(new Event('scroll'));
  };
}
