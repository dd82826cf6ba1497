import { MessageCircle, Settings, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useT } from '../i18n';
import { unread } from '../features/conversation/fold';
import { waiting } from '../features/friendship/sections';
import { useModel } from '../session/hooks';
import { Avatar } from '../ui/Avatar';
import { LinkBanner } from './LinkBanner';

interface Props {
  list?: ReactNode;
  main: ReactNode;
  /** What a phone shows: the list, the main part alone, or the main part with the tabs. */
  pane: 'list' | 'main' | 'page';
}

/** Rail, list and main part; one column with a tab bar on a phone. */
export function Frame({ list, main, pane }: Props) {
  const t = useT();
  const self = useModel((model) => model.state.self);
  const messages = useModel((model) =>
    [...model.state.conversations.values()].reduce((n, c) => n + unread(c), 0),
  );
  const requests = useModel((model) => waiting(model.state.friendships.values()));
  const { pathname } = useLocation();
  return (
    <div className={`frame show-${pane}${list ? '' : ' no-list'}`}>
      <nav className="rail" aria-label={t('app.main-navigation')}>
        <span className="rail-self" title={self && `@${self.handle}`}>
          <Avatar name={self?.avatar} size="m" />
        </span>
        <Tab to="/" label={t('app.chats')} count={messages} on={chatsOn(pathname)}>
          <MessageCircle aria-hidden="true" />
        </Tab>
        <Tab to="/people" label={t('app.people')} count={requests}>
          <Users aria-hidden="true" />
        </Tab>
        <Tab to="/settings" label={t('app.settings')} count={0}>
          <Settings aria-hidden="true" />
        </Tab>
      </nav>
      {list !== undefined && (
        <section className="list">
          <LinkBanner />
          {list}
        </section>
      )}
      <main className="main">
        <LinkBanner />
        {main}
      </main>
    </div>
  );
}

function chatsOn(pathname: string): boolean {
  return pathname === '/' || pathname.startsWith('/c/');
}

interface TabProps {
  to: string;
  label: string;
  count: number;
  on?: boolean;
  children: ReactNode;
}

function Tab({ to, label, count, on = false, children }: TabProps) {
  const t = useT();
  const name = count > 0 ? t('app.unread', { label, count }) : label;
  return (
    <NavLink
      className={({ isActive }) => (on || (isActive && to !== '/') ? 'tab on' : 'tab')}
      to={to}
      aria-label={name}
      title={label}
    >
      {children}
      {count > 0 && (
        <span className="dot" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </NavLink>
  );
}
