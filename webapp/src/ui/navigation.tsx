import { ChevronLeft } from 'lucide-react';
import { useCallback } from 'react';
import { Link, NavLink, useLocation, useNavigate, type NavLinkProps } from 'react-router';
import { useT } from '../i18n';
import styles from './navigation.module.css';
import { iconButtonClass } from './button/IconButton';

/**
 * How the browser's history grows: a tab replaces the last one, what is opened from a list stands one step above it, and
 * the next of its kind replaces it. So Back leads from a chat to the list, and from there out.
 */
interface Trail {
  from: string;
  /** Steps down to a list. */
  depth: number;
}

function trailOf(state: unknown): Trail | undefined {
  return state !== null && typeof state === 'object' && 'depth' in state ? (state as Trail) : undefined;
}

/** Two pages of which one takes the other's place: two chats, two people. */
function sameKind(one: string, other: string): boolean {
  const [first, second] = [one.split('/'), other.split('/')];
  return first[1] === second[1] && first.length > 2 && first.length === second.length;
}

/** Opens a page from another one. */
export function useOpen(): (to: string) => void {
  const navigate = useNavigate();
  const { pathname, state } = useLocation() as { pathname: string; state: unknown };
  return useCallback(
    (to) => {
      const trail = trailOf(state);
      const next: Trail = { from: pathname, depth: (trail?.depth ?? 0) + 1 };
      if (trail?.from === to) void navigate(-1);
      else if (sameKind(pathname, to)) void navigate(to, { replace: true, state: trail });
      else void navigate(to, { state: next });
    },
    [navigate, pathname, state],
  );
}

/** Goes back to what stands behind, or else to `home`. */
export function useBack(home: string): () => void {
  const navigate = useNavigate();
  const behind = trailOf(useLocation().state) !== undefined;
  return useCallback(() => {
    void (behind ? navigate(-1) : navigate(home, { replace: true }));
  }, [navigate, behind, home]);
}

/** Changes the tab: whatever is open above the list is left first. */
export function useTab(): (to: string, state?: unknown) => void {
  const navigate = useNavigate();
  const depth = trailOf(useLocation().state)?.depth ?? 0;
  return useCallback(
    (to, state) => {
      const change = () => void navigate(to, { replace: true, state });
      if (depth === 0) {
        change();
        return;
      }
      addEventListener('popstate', change, { once: true });
      void navigate(-depth);
    },
    [navigate, depth],
  );
}

/** A plain click, which is ours; any other opens a tab or a window of the browser. */
export function isPlain(event: React.MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

interface OpenLinkProps extends Omit<NavLinkProps, 'to' | 'className' | 'onClick'> {
  to: string;
  className?: string | undefined;
  label?: string | undefined;
}

export function OpenLink({ to, label, ...props }: OpenLinkProps) {
  const open = useOpen();
  return (
    <NavLink
      {...props}
      to={to}
      aria-label={label}
      title={label}
      draggable={false}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        open(to);
      }}
    />
  );
}

/** At the head of a page on a phone. */
export function BackLink({ home }: { home: string }) {
  const t = useT();
  const back = useBack(home);
  return (
    <Link
      className={iconButtonClass(styles.back)}
      data-back=""
      to={home}
      aria-label={t('app.back')}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        back();
      }}
    >
      <ChevronLeft aria-hidden="true" />
    </Link>
  );
}
