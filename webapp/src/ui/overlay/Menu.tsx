import { ContextMenu as Context } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';

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
      <Base.Trigger className="icon" aria-label={label} title={label}>
        {icon}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={4}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ContextMenuProps {
  label: string;
  className: string;
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
          <Context.Popup className="menu">{items}</Context.Popup>
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

export function MenuItem({ icon, danger = false, onClick, children }: ItemProps) {
  return (
    <Base.Item className={danger ? 'menu-item danger' : 'menu-item'} onClick={onClick}>
      {icon}
      {children}
    </Base.Item>
  );
}
