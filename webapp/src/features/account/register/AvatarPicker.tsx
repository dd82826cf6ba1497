import { useT } from '../../../i18n';
import { Avatar, avatars, type AvatarName } from '../../../ui/avatar/Avatar';
import { Hidden } from '../../../ui/layout/Hidden';
import styles from './AvatarPicker.module.css';

interface Props {
  value: AvatarName;
  onChange: (value: AvatarName) => void;
}

export function AvatarPicker({ value, onChange }: Props) {
  const t = useT();
  return (
    <fieldset className={styles['pick-avatar']}>
      <Hidden as="legend">{t('register.avatar')}</Hidden>
      {avatars.map((name) => (
        <label key={name} title={t(`avatar.${name}`)}>
          <input
            type="radio"
            name="avatar"
            checked={name === value}
            onChange={() => {
              onChange(name);
            }}
          />
          <Avatar name={name} size="l" />
          <Hidden>{t(`avatar.${name}`)}</Hidden>
        </label>
      ))}
    </fieldset>
  );
}
