// The language that somebody chose in this browser, before those that the browser asks for.
import { chosenOf, codeOf, type LanguageCode, languageCodes, type ReadersLanguage } from './language-code.ts';

const key = 'dibs-language';

export function chosenLanguage(): LanguageCode | undefined {
  const kept = localStorage.getItem(key);
  return languageCodes.find((code) => code === kept);
}

/** What whoever reads in this browser gets. */
export function ownLanguage(): ReadersLanguage {
  return chosenOf(wantedLocales(navigator.languages, chosenLanguage()));
}

/** `undefined`: as the browser asks. */
export function chooseLanguage(code: LanguageCode | undefined): void {
  if (code === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, code);
}

/** The chosen language before what the browser asks for, in the browser's own locale of it where it has one. */
export function wantedLocales(asked: readonly string[], code: LanguageCode | undefined): readonly string[] {
  if (code === undefined) return asked;
  return [...asked.filter((locale) => codeOf(locale) === code), code];
}
