import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useT } from '../../i18n';
import { isPlain, useTab } from '../../ui/navigation';
import { CornerBadge } from '../../ui/list/Badge';
import { classes } from '../../ui/classes';
import styles from './Tab.module.css';

interface Props {
  to: string;
  /** How the addresses of the pages begin that belong to it. */
  pages: string;
  label: string;
  count: number;
  children: ReactNode;
}

export function Tab({ to, pages, label, count, children }: Props) {
  const t = useT();
  const change = useTab();
  const { pathname } = useLocation();
  const on = pathname === to || pathname.startsWith(pages);
  return (
    <Link
      className={classes(styles.tab, on && styles.on)}
      to={to}
      replace
      aria-current={on ? 'page' : undefined}
      aria-label={count > 0 ? t('app.unread', { label, count }) : label}
      title={label}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        change(to);
      }}
    >
      {children}
      {count > 0 && <CornerBadge aria-hidden="true">{count > 99 ? '99+' : count}</CornerBadge>}
    </Link>
  );
}
