import { Switch as Base } from '@base-ui/react/switch';
import { useId } from 'react';
import styles from './Switch.module.css';

interface Props {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Switch({ label, checked, disabled = false, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles['switch-row']}>
      <span id={id}>{label}</span>
      <Base.Root
        className={styles.switch}
        aria-labelledby={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
      >
        <Base.Thumb className={styles['switch-thumb']} />
      </Base.Root>
    </div>
  );
}
