import { countInTitle } from '../../ui/title';

const MANY = 9;

/** The number of what waits for somebody: in the page's title, on its icon, and on the app's where it is installed. */
export function showWaiting(count: number): void {
  countInTitle(count);
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) icon.href = count === 0 ? '/icon.svg' : `/unread/${count > MANY ? 'more' : String(count)}.svg`;
  const app = navigator as Partial<Navigator>;
  app.setAppBadge?.(count).catch(() => undefined);
}
