import { useT } from '../../../i18n';
import { Avatar, avatars, type AvatarName, type Initial } from '../../../ui/avatar/Avatar';
import { Hidden } from '../../../ui/layout/Hidden';
import styles from './AvatarPicker.module.css';

interface Props {
  /** Absent for the initial. */
  value: AvatarName | undefined;
  /** As it looks without a picture. */
  initial: Initial;
  onChange: (value: AvatarName | undefined) => void;
}

/** One's picture: the initial of one's name, or one of those that there are. */
export function AvatarPicker({ value, initial, onChange }: Props) {
  const t = useT();
  return (
    <fieldset className={styles['pick-avatar']}>
      <Hidden as="legend">{t('register.avatar')}</Hidden>
      {[undefined, ...avatars].map((name) => {
        const label = t(`avatar.${name ?? 'initial'}`);
        return (
          <label key={name ?? ''} title={label}>
            <input
              type="radio"
              name="avatar"
              checked={name === value}
              onChange={() => {
                onChange(name);
              }}
            />
            <Avatar name={name} initial={initial} size="l" />
            <Hidden>{label}</Hidden>
          </label>
        );
      })}
    </fieldset>
  );
}
