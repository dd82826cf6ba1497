import {
  Bug,
  Car,
  Clock,
  Coffee,
  Flag,
  Lightbulb,
  PersonStanding,
  Shapes,
  Smile,
  Volleyball,
} from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import groups, { type Emoji } from 'virtual:emoji';
import { useLanguage, useT, type Key } from '../../i18n';
import { EmojiGrid } from './EmojiGrid';
import { findEmoji, keepRecent, recentEmoji } from './emoji';
import { IconButton } from '../button/IconButton';
import styles from './EmojiPicker.module.css';
import { Box } from '../form/Box';

const FOUND_MAX = 120;
const icons = [Smile, PersonStanding, Bug, Coffee, Car, Volleyball, Lightbulb, Shapes, Flag];
const RECENT = -1;

/** Emoji by group, those that were picked last, and those found by a name in either language. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useT();
  const chinese = useLanguage() === 'zh';
  const [recent] = useState(recentOnes);
  const [group, setGroup] = useState(recent.length > 0 ? RECENT : 0);
  const [query, setQuery] = useState('');
  const shown = useMemo(() => {
    if (query.trim() !== '') return findEmoji(groups, query).slice(0, FOUND_MAX);
    return group === RECENT ? recent : (groups[group] ?? []);
  }, [query, group, recent]);
  const pick = ([emoji]: Emoji) => {
    keepRecent(emoji);
    onPick(emoji);
  };
  const typed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const [first] = shown;
    if (event.key === 'Enter' && first) {
      event.preventDefault();
      pick(first);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      event.currentTarget
        .closest('[role=dialog]')
        ?.querySelector<HTMLElement>('[data-emoji-grid] button')
        ?.focus();
    }
  };
  const tabs = [...(recent.length > 0 ? [RECENT] : []), ...groups.keys()];
  return (
    <>
      <Box>
        <input
          type="search"
          autoFocus
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
          }}
          onKeyDown={typed}
        />
      </Box>
      <div className={styles['emoji-groups']}>
        {tabs.map((tab) => {
          const Icon = icons[tab] ?? Clock;
          const label = t(tab === RECENT ? 'emoji.recent' : (`emoji.group-${String(tab)}` as Key));
          return (
            <IconButton
              key={tab}
              aria-label={label}
              title={label}
              aria-pressed={query === '' && tab === group}
              onClick={() => {
                setQuery('');
                setGroup(tab);
              }}
            >
              <Icon aria-hidden="true" />
            </IconButton>
          );
        })}
      </div>
      {shown.length === 0 ? (
        <p className={styles['emoji-none']} role="status">
          {t('emoji.none')}
        </p>
      ) : (
        <EmojiGrid key={query === '' ? group : 'found'} emoji={shown} chinese={chinese} onPick={pick} />
      )}
    </>
  );
}

function recentOnes(): Emoji[] {
  const all = new Map(groups.flat().map((emoji) => [emoji[0], emoji]));
  return recentEmoji().flatMap((each) => {
    const emoji = all.get(each);
    return emoji ? [emoji] : [];
  });
}
