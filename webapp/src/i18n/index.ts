import i18next from 'i18next';
import { useCallback, useSyncExternalStore } from 'react';
import { forBrowser } from '../browser/storage';
import en from './en.json';
import zh from './zh.json';

export type Key = keyof typeof en;
export type Language = 'en' | 'zh';
export type Translate = (key: Key, values?: Record<string, string | number>) => string;

const STORED = 'parley.language';

function preferred(): Language {
  const wanted = [forBrowser.get(STORED), ...navigator.languages];
  return wanted.map((tag) => tag?.slice(0, 2)).find((tag) => tag === 'en' || tag === 'zh') ?? 'en';
}

/** Reads the message tables; must be called before the first page is drawn. */
export async function startTranslation(): Promise<void> {
  const named = () => {
    document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
  };
  i18next.on('languageChanged', named);
  await i18next.init({
    lng: preferred(),
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    resources: { en: { translation: en }, zh: { translation: zh } },
    // React escapes
    interpolation: { escapeValue: false },
  });
}

export function language(): Language {
  return i18next.language === 'zh' ? 'zh' : 'en';
}

export async function speak(chosen: Language): Promise<void> {
  forBrowser.set(STORED, chosen);
  await i18next.changeLanguage(chosen);
}

function subscribe(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => {
    i18next.off('languageChanged', changed);
  };
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

/** A text outside the page, in its language. */
export const translate: Translate = (key, values) => i18next.t(key, values);

/** The message table in the language of the page. */
export function useT(): Translate {
  const spoken = useLanguage();
  return useCallback((key, values) => i18next.t(key, { ...values, lng: spoken }), [spoken]);
}

/** Why something was not done: a code that the server gave, and how long to wait if it said so. */
export interface Problem {
  code: string;
  seconds?: number;
}

export function problemText(t: Translate, problem: string | Problem): string {
  const { code, seconds = 0 } = typeof problem === 'string' ? { code: problem } : problem;
  const key = `problem.${code}`;
  return key in en ? t(key as Key, { seconds }) : t('problem.other', { code });
}
