// Which language and locale the reader has, and everything that depends on it, for all components.
import { createContext, type ReactNode, useContext } from 'react';
import { type Formats, formatsFor } from './formats.ts';
import { english, type Words } from './words.ts';

export type LanguageCode = 'en' | 'fr';
export type Language = { code: LanguageCode; words: Words; formats: Formats };

const LanguageContext = createContext<Language>({ code: 'en', words: english, formats: formatsFor('en-US') });

/** The first of the reader's languages that there are words for; the locale stays the reader's own. */
export async function languageOf(locales: readonly string[]): Promise<Language> {
  const locale = locales.find((each) => /^(en|fr)\b/i.test(each) && isLocale(each)) ?? 'en-US';
  const code = /^fr\b/i.test(locale) ? 'fr' : 'en';
  document.documentElement.lang = code;
  const words = code === 'fr' ? (await import('./french.ts')).french : english;
  return { code, words, formats: formatsFor(locale) };
}

/** Some systems hand their browser a name that is none, such as `en-US@posix`. */
function isLocale(name: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name).length > 0;
  } catch {
    return false;
  }
}

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Of words that are loaded with the pages that say them, in all languages. */
export function useWordsOf<W>(words: Readonly<Record<LanguageCode, W>>): W {
  return words[useLanguage().code];
}
