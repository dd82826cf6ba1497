const MANY = 9;

/** The number of unread messages: in the page's title, on its icon, and on the app's where it is installed. */
export function showUnread(count: number, name: string): void {
  document.title = count === 0 ? name : `(${count > 99 ? '99+' : String(count)}) ${name}`;
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) icon.href = count === 0 ? '/icon.svg' : `/unread/${count > MANY ? 'more' : String(count)}.svg`;
  const app = navigator as Partial<Navigator>;
  app.setAppBadge?.(count).catch(() => undefined);
}
