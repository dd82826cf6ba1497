import { useState } from 'react';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { Button } from '../../../ui/button/Button';
import { Actions } from '../../../ui/layout/Actions';
import { Card } from '../../../ui/layout/Card';
import { ChangePasswordDialog } from './ChangePasswordDialog';
import { EditProfileDialog } from './EditProfileDialog';
import styles from './ProfileCard.module.css';

interface Props {
  /** The log-ins on other devices are over. */
  onOthersEnded: () => void;
}

/** How others see one, and what of it one may change. */
export function ProfileCard({ onOthersEnded }: Props) {
  const t = useT();
  const self = useModel((model) => model.state.self);
  const [open, setOpen] = useState<'profile' | 'password'>();
  const close = () => {
    setOpen(undefined);
  };
  if (!self) return null;
  return (
    <Card>
      <div className={styles.self}>
        <PersonAvatar id={self.accountId} size="l" />
        <div className={styles.names}>
          <strong>
            <bdi>{self.nickname}</bdi>
          </strong>
          <span>@{self.handle}</span>
        </div>
      </div>
      <Actions>
        <Button
          look="plain"
          small
          onClick={() => {
            setOpen('profile');
          }}
        >
          {t('profile.edit')}
        </Button>
        <Button
          look="plain"
          small
          onClick={() => {
            setOpen('password');
          }}
        >
          {t('password.change')}
        </Button>
      </Actions>
      <EditProfileDialog open={open === 'profile'} self={self} onClose={close} />
      <ChangePasswordDialog
        open={open === 'password'}
        self={self}
        onClose={close}
        onChanged={onOthersEnded}
      />
    </Card>
  );
}
