import { createContext, use, useLayoutEffect, useRef, useState } from 'react';

interface Folds {
  /** The messages that one has unfolded, as long as one looks at their chat: their rows come and go. */
  unfolded: Set<string>;
  /** One reads on in it: the end of the list is left. */
  onUnfold: () => void;
}

export const FoldContext = createContext<Folds>({ unfolded: new Set(), onUnfold: () => undefined });

/** Whether a long message is shown whole, and how that changes. Folded again, the button stays where it is. */
export function useFold(id: string) {
  const { unfolded, onUnfold } = use(FoldContext);
  const [open, setOpen] = useState(() => unfolded.has(id));
  const button = useRef<HTMLButtonElement>(null);
  /** Where the button was on the screen when it was pressed. */
  const was = useRef<number>(undefined);
  useLayoutEffect(() => {
    const list = button.current?.closest('[role=log]');
    const before = was.current;
    was.current = undefined;
    if (open || before === undefined || !button.current || !list) return;
    list.scrollTop += button.current.getBoundingClientRect().top - before;
  }, [open]);
  const toggle = () => {
    was.current = button.current?.getBoundingClientRect().top;
    onUnfold();
    if (open) unfolded.delete(id);
    else unfolded.add(id);
    setOpen(!open);
  };
  return { open, toggle, button };
}
