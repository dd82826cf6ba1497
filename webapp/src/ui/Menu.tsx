import { Menu as Base } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';

/** A button with three dots that opens a menu. */
export function Menu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Root>
      <Base.Trigger className="icon" aria-label={label} title={label}>
        <Ellipsis aria-hidden="true" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={4}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
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
