import i18next from 'i18next';
import { useCallback, useSyncExternalStore } from 'react';
import { forBrowser } from '../browser/storage';
import en from './en.json';

export type Key = keyof typeof en;
export type Language = 'en' | 'zh';
/** What people wrote, and what the page counts and writes itself. */
type Values = Partial<Record<Written, string>> & Record<string, string | number>;
export type Translate = (key: Key, values?: Values) => string;

const WRITTEN = ['name', 'text', 'by'] as const;
type Written = (typeof WRITTEN)[number];

const STORED = 'parley.language';

function preferred(): Language {
  const wanted = [forBrowser.get(STORED), ...navigator.languages];
  return wanted.map((tag) => tag?.slice(0, 2)).find((tag) => tag === 'en' || tag === 'zh') ?? 'en';
}

/** Has the table of a language: all but English are fetched when they are spoken. False where it isn't to be had. */
async function has(chosen: Language): Promise<boolean> {
  if (i18next.hasResourceBundle(chosen, 'translation')) return true;
  try {
    i18next.addResourceBundle(chosen, 'translation', (await import('./zh.json')).default);
    return true;
  } catch {
    return false;
  }
}

/** Reads the message tables; must be called before the first page is drawn. */
export async function startTranslation(): Promise<void> {
  const named = () => {
    document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
  };
  i18next.on('languageChanged', named);
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    resources: { en: { translation: en } },
    // React escapes
    interpolation: { escapeValue: false },
  });
  const wanted = preferred();
  // rather in English than not at all
  if (wanted !== 'en' && (await has(wanted))) await i18next.changeLanguage(wanted);
}

export function language(): Language {
  return i18next.language === 'zh' ? 'zh' : 'en';
}

export async function speak(chosen: Language): Promise<void> {
  if (!(await has(chosen))) return;
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

/** What people wrote stands apart from the sentence around it, whichever way each runs: between U+2068 and U+2069. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

function isolated(values: Values = {}): Values {
  const apart = WRITTEN.filter((key) => key in values).map((key) => [key, isolate(values[key] ?? '')]);
  return { ...values, ...(Object.fromEntries(apart) as Values) };
}

const lists = new Map<Language, Intl.ListFormat>();

/** "A, B and C", in the language of the page. */
export function listed(words: readonly string[]): string {
  const spoken = language();
  let list = lists.get(spoken);
  if (!list) lists.set(spoken, (list = new Intl.ListFormat(spoken === 'en' ? 'en-GB' : 'zh')));
  return list.format(words);
}

/** A text outside the page, in its language. */
export const translate: Translate = (key, values) => i18next.t(key, isolated(values));

/** The message table in the language of the page. */
export function useT(): Translate {
  const spoken = useLanguage();
  return useCallback((key, values) => i18next.t(key, { ...isolated(values), lng: spoken }), [spoken]);
}

/** Why something was not done: a code that the server gave, and how long to wait if it said so. */
export interface Problem {
  code: string;
  seconds?: number;
}

/** `field`: where it stands, if it stands beside a field that has a text of its own for it. */
export function problemText(t: Translate, problem: string | Problem, field = ''): string {
  const { code, seconds = 0 } = typeof problem === 'string' ? { code: problem } : problem;
  const key = [`problem.${code}-${field}`, `problem.${code}`].find((each) => each in en);
  return key === undefined ? t('problem.other', { code }) : t(key as Key, { seconds });
}
