// Which language and locale the reader has, and everything that depends on it, for all components.
import { createContext, type ReactNode, useContext } from 'react';
import { type Formats, formatsFor } from './formats.ts';
import type { LanguageCode, ReadersLanguage } from './language-code.ts';
import { loadedLanguages } from './loaded-languages.ts';
import { english, type Words } from './words.ts';

export type { LanguageCode } from './language-code.ts';
export type Language = { code: LanguageCode; words: Words; formats: Formats };

const LanguageContext = createContext<Language>({ code: 'en', words: english, formats: formatsFor('en-US') });

const wordsIn: Readonly<Record<LanguageCode, () => Words | Promise<Words>>> = {
  en: () => english,
  ...loadedLanguages,
};

export async function languageOf({ code, locale }: ReadersLanguage): Promise<Language> {
  document.documentElement.lang = code;
  return { code, words: await wordsIn[code](), formats: formatsFor(locale) };
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
