import { Popover } from '@base-ui/react/popover';
import { Smile } from 'lucide-react';
import { lazy, Suspense, useState, type RefObject } from 'react';
import { useT } from '../../i18n';
import { Bone } from '../list/Bone';
import styles from './EmojiPicker.module.css';
import { iconButtonClass } from '../button/IconButton';

const EmojiPicker = lazy(() => import('./EmojiPicker').then((module) => ({ default: module.EmojiPicker })));

interface Props {
  /** Gets the focus back. */
  field: RefObject<HTMLElement | null>;
  onPick: (emoji: string) => void;
}

/** Opens the emoji; their names and pictures are loaded then. */
export function EmojiButton({ field, onPick }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={iconButtonClass(styles['emoji-button'])}
        aria-label={t('emoji.open')}
        title={t('emoji.open')}
      >
        <Smile aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="start" sideOffset={8} collisionPadding={8}>
          <Popover.Popup className={styles['emoji-picker']} aria-label={t('emoji.open')} finalFocus={field}>
            <Suspense
              fallback={<Bone as="div" className={styles['emoji-bone']} aria-label={t('app.loading')} />}
            >
              <EmojiPicker
                onPick={(emoji) => {
                  setOpen(false);
                  onPick(emoji);
                }}
              />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
