import { speak, useLanguage } from '../../../i18n';
import { TextButton } from '../../../ui/button/TextButton';
import styles from './LanguagePicker.module.css';

/** The other language, by its own name. */
export function LanguagePicker() {
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <TextButton className={styles.language} lang={other} onClick={() => void speak(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </TextButton>
  );
}
