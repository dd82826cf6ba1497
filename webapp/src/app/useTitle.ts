import { useEffect } from 'react';
import { useT } from '../i18n';

/** The tab's title, with the number of unread messages. */
export function useTitle(messages: number): void {
  const t = useT();
  useEffect(() => {
    document.title =
      messages > 0 ? `(${messages > 99 ? '99+' : String(messages)}) ${t('app.name')}` : t('app.name');
  }, [messages, t]);
}
