import { useT } from '../../i18n';
import { Dolphin, Fox, Panda } from './Animals';
import { classes } from '../classes';
import { initialOf } from './initial';
import { personColor } from './person-color';
import styles from './Avatar.module.css';

export const avatars = ['fox', 'panda', 'dolphin'] as const;
export type AvatarName = (typeof avatars)[number];

const pictures: Record<string, () => React.JSX.Element> = { fox: Fox, panda: Panda, dolphin: Dolphin };

export type AvatarSize = 's' | 'm' | 'l' | 'xl';

/** For another picture that stands where an avatar would. */
export function avatarClass(size?: AvatarSize, className?: string): string {
  return classes(styles.avatar, size && styles[size], className);
}

/** Stands for somebody without a picture. */
export interface Initial {
  name: string;
  /** Whose colour it has; without it there is none. */
  accountId?: string | undefined;
}

interface Props {
  /** One of the pictures, as far as one was chosen. */
  name: string | undefined;
  /** What stands in its place; without it a silhouette does. */
  initial?: Initial | undefined;
  size?: AvatarSize | undefined;
  /** With a dot that says so. */
  online?: boolean | undefined;
}

/** A person's picture; the name always stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, initial, size, online = false }: Props) {
  const t = useT();
  const Picture = pictures[name ?? ''];
  const picture = (
    <svg className={avatarClass(size)} viewBox="0 0 64 64" aria-hidden="true">
      {Picture ? (
        <Picture />
      ) : initial && initialOf(initial.name) !== '' ? (
        <Letter {...initial} />
      ) : (
        <path d="M32 14a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-20 40a20 14 0 0 1 40 0Z" fill="#8d8d86" />
      )}
    </svg>
  );
  if (!online) return picture;
  return (
    <span className={classes(styles['avatar-online'], size && styles[size])}>
      {picture}
      <span role="img" aria-label={t('presence.online')} />
    </span>
  );
}

function Letter({ name, accountId }: Initial) {
  const colored = accountId !== undefined;
  return (
    <g
      className={classes(styles.letter, colored && styles.colored)}
      style={colored ? { color: personColor(accountId) } : undefined}
    >
      <rect width="64" height="64" />
      <text x="32" y="32" dy="0.36em" textAnchor="middle">
        {initialOf(name)}
      </text>
    </g>
  );
}
