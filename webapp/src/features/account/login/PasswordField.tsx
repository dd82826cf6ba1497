import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useT } from '../../../i18n';
import { Field } from '../../../ui/form/Field';
import { IconButton } from '../../../ui/button/IconButton';

type Props = Omit<ComponentProps<typeof Field>, 'type' | 'after'>;

export function PasswordField(props: Props) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const label = t(shown ? 'login.hide-password' : 'login.show-password');
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      after={
        <IconButton
          aria-label={label}
          title={label}
          onClick={() => {
            setShown(!shown);
          }}
        >
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      }
    />
  );
}
