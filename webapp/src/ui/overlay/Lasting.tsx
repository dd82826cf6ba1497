import { memo, type ReactNode } from 'react';

interface Props {
  open: boolean;
  children: ReactNode;
}

/** What a dialog showed last is still read while it goes away. */
export const Lasting = memo(
  function Lasting({ children }: Props) {
    return children;
  },
  (_, { open }) => !open,
);
