import { useRef, useState } from 'react';
import { problemText, useT } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { SelfView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { avatars } from '../../../ui/avatar/Avatar';
import { ErrorLine, Field } from '../../../ui/form/Field';
import { AvatarPicker } from '../register/AvatarPicker';
import { nicknameProblem } from '../register/registration';
import { FormDialog, type FormInDialog } from './FormDialog';
import styles from './dialogs.module.css';

interface Props {
  open: boolean;
  self: SelfView;
  onClose: () => void;
}

/** One's nickname and picture. */
export function EditProfileDialog({ open, self, onClose }: Props) {
  const t = useT();
  return (
    <FormDialog open={open} onClose={onClose} title={t('profile.edit')} submit={t('action.save')}>
      {(form) => <ProfileForm {...form} self={self} onDone={onClose} />}
    </FormDialog>
  );
}

interface FormProps extends FormInDialog {
  self: SelfView;
  onDone: () => void;
}

function ProfileForm({ id, self, busy, onBusy, onDone }: FormProps) {
  const t = useT();
  const { problem, perform } = usePerform();
  const input = useRef<HTMLInputElement>(null);
  const [nickname, setNickname] = useState(self.nickname);
  // one that only a later version has is none here, and stays as long as none is picked
  const shown = avatars.find((each) => each === self.avatar);
  const [avatar, setAvatar] = useState(shown);
  const [touched, setTouched] = useState(false);
  const wrong = nicknameProblem(nickname);

  const save = async () => {
    setTouched(true);
    if (wrong !== undefined) {
      input.current?.focus();
      return;
    }
    onBusy(true);
    const name = nickname.trim();
    const done =
      (name === self.nickname || (await perform({ type: 'account.change-nickname', nickname: name }))) &&
      (avatar === shown ||
        (await perform({ type: 'account.change-avatar', ...(avatar !== undefined && { avatar }) })));
    onBusy(false);
    if (done) onDone();
  };

  return (
    <form
      id={id}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <AvatarPicker
        value={avatar}
        initial={{ name: nickname, accountId: self.accountId }}
        onChange={setAvatar}
      />
      <Field
        ref={input}
        label={t('register.nickname')}
        limit={limits.nickname}
        // an empty one is told of once somebody wants to keep it
        error={touched && wrong !== undefined ? problemText(t, wrong, 'nickname') : undefined}
        dir="auto"
        autoComplete="nickname"
        autoFocus
        value={nickname}
        onChange={({ target }) => {
          setNickname(target.value);
        }}
      />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
    </form>
  );
}
