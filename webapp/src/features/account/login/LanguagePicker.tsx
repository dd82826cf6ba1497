import { speak, useLanguage } from '../../../i18n';

/** The other language, by its own name. */
export function LanguagePicker() {
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" className="link language" lang={other} onClick={() => void speak(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}
