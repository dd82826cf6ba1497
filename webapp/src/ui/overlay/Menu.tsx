import { ContextMenu as Context } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Menu.module.css';
import { iconButtonClass } from '../button/IconButton';
import { classes } from '../classes';

/** For the popup of another menu that looks like these. */
export const menuClass = styles.menu;

interface MenuProps {
  label: string;
  /** On the button, instead of three dots. */
  icon?: ReactNode;
  children: ReactNode;
}

/** A button that opens a menu. */
export function Menu({ label, icon = <Ellipsis aria-hidden="true" />, children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger className={iconButtonClass()} aria-label={label} title={label}>
        {icon}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={4}>
          <Base.Popup className={menuClass}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ContextMenuProps {
  label: string;
  className?: string | undefined;
  items: ReactNode;
  children: ReactNode;
}

/** What opens its menu by a right click, a long press, the menu key or Shift+F10, and by a button that hovering shows. */
export function ContextMenu({ label, className, items, children }: ContextMenuProps) {
  return (
    <Context.Root>
      <Context.Trigger className={className}>
        {children}
        <Menu label={label}>{items}</Menu>
      </Context.Trigger>
      <Context.Portal>
        <Context.Positioner>
          <Context.Popup className={menuClass}>{items}</Context.Popup>
        </Context.Positioner>
      </Context.Portal>
    </Context.Root>
  );
}

interface ItemProps {
  icon: ReactNode;
  danger?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** Between what concerns one thing and what concerns another. */
export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />;
}

export function MenuItem({ icon, danger = false, onClick, children }: ItemProps) {
  return (
    <Base.Item className={classes(styles['menu-item'], danger && styles.danger)} onClick={onClick}>
      {icon}
      {children}
    </Base.Item>
  );
}
