import { useT } from '../../../i18n';
import { Avatar, avatars, type AvatarName } from '../../../ui/avatar/Avatar';

interface Props {
  value: AvatarName;
  onChange: (value: AvatarName) => void;
}

export function AvatarPicker({ value, onChange }: Props) {
  const t = useT();
  return (
    <fieldset className="pick-avatar">
      <legend className="hidden">{t('register.avatar')}</legend>
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
          <span className="hidden">{t(`avatar.${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
