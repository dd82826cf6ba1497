import { useT } from '../../i18n';
import { Dolphin, Fox, Panda } from './Animals';

export const avatars = ['fox', 'panda', 'dolphin'] as const;
export type AvatarName = (typeof avatars)[number];

const pictures: Record<string, () => React.JSX.Element> = { fox: Fox, panda: Panda, dolphin: Dolphin };

interface Props {
  name: string | undefined;
  size?: 's' | 'm' | 'l' | 'xl';
  /** With a dot that says so. */
  online?: boolean | undefined;
}

/** A person's picture; the name always stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, size, online = false }: Props) {
  const t = useT();
  const Picture = pictures[name ?? ''];
  const picture = (
    <svg className={`avatar ${size ?? ''}`} viewBox="0 0 64 64" aria-hidden="true">
      {Picture ? (
        <Picture />
      ) : (
        <path d="M32 14a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-20 40a20 14 0 0 1 40 0Z" fill="#8d8d86" />
      )}
    </svg>
  );
  if (!online) return picture;
  return (
    <span className={`avatar-online ${size ?? ''}`}>
      {picture}
      <span role="img" aria-label={t('presence.online')} />
    </span>
  );
}
