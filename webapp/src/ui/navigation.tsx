import { ChevronLeft } from 'lucide-react';
import { useCallback } from 'react';
import {
  Link,
  NavLink,
  useLocation,
  useNavigate,
  type NavigateFunction,
  type NavLinkProps,
} from 'react-router';
import { useT } from '../i18n';
import styles from './navigation.module.css';
import { iconButtonClass } from './button/IconButton';

/**
 * How the browser's history grows: a tab replaces the last one, what is opened stands one step above what it was opened
 * from. So Back leads from a chat to the one before, to the list, and from there out.
 */
interface Trail {
  from: string;
  /** Steps down to a list. */
  depth: number;
  /** Steps down to what this one and others of its kind, before it, were opened from. */
  run: number;
}

function trailOf(state: unknown): Trail | undefined {
  return state !== null && typeof state === 'object' && 'depth' in state ? (state as Trail) : undefined;
}

/** Two pages of one kind: two chats, two people. */
function sameKind(one: string, other: string): boolean {
  const [first, second] = [one.split('/'), other.split('/')];
  return first[1] === second[1] && first.length > 2 && second.length > 2;
}

/** A page that stands beside another one, or covers it, and is left for it: what there is to know of a group. */
function isPartOf(page: string, whole: string): boolean {
  return page.startsWith(`${whole}/`);
}

/** Opens a page from another one; with `replace`, in its place, for a page that one doesn't come back to. */
export function useOpen(): (to: string, options?: { replace: boolean }) => void {
  const navigate = useNavigate();
  const { pathname, state } = useLocation() as { pathname: string; state: unknown };
  return useCallback(
    (to, { replace } = { replace: false }) => {
      const trail = trailOf(state);
      const alike = sameKind(pathname, to);
      const back = trail?.from === to && (!alike || isPartOf(pathname, to));
      const next: Trail = {
        from: pathname,
        depth: (trail?.depth ?? 0) + 1,
        run: alike ? (trail?.run ?? 0) + 1 : 1,
      };
      if (back) void navigate(-1);
      else if (replace || to === pathname) void navigate(to, { replace: true, state: trail });
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

/** Leaves a page, and those of its kind before it, for what the first was opened from, or else for `home`. */
export function useClose(home: string): () => void {
  const navigate = useNavigate();
  const { pathname, state } = useLocation() as { pathname: string; state: unknown };
  const trail = trailOf(state);
  const steps = trail && isPartOf(pathname, trail.from) ? 1 : (trail?.run ?? 0);
  return useCallback(() => {
    goDown(navigate, steps, () => {
      const here = location.pathname;
      // the first was opened by its address
      if (steps === 0 || (sameKind(here, pathname) && !isPartOf(pathname, here)))
        void navigate(home, { replace: true });
    });
  }, [navigate, steps, pathname, home]);
}

/** Goes so many steps down the history, and then does the rest. */
function goDown(navigate: NavigateFunction, steps: number, then: () => void): void {
  if (steps === 0) {
    then();
    return;
  }
  addEventListener('popstate', then, { once: true });
  void navigate(-steps);
}

/** Changes the tab: whatever is open above the list is left first. */
export function useTab(): (to: string, state?: unknown) => void {
  const navigate = useNavigate();
  const depth = trailOf(useLocation().state)?.depth ?? 0;
  return useCallback(
    (to, state) => {
      goDown(navigate, depth, () => void navigate(to, { replace: true, state }));
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
