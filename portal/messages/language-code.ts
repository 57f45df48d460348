// The languages that there are words for, and which of them a reader gets.

export const languageCodes = ['en', 'es', 'fr'] as const;
export type LanguageCode = (typeof languageCodes)[number];

export type ReadersLanguage = { code: LanguageCode; locale: string };

/** The first of the reader's languages that there are words for; the locale stays the reader's own. */
export function chosenOf(locales: readonly string[]): ReadersLanguage {
  for (const locale of locales) {
    const code = codeOf(locale);
    if (code !== undefined && isLocale(locale)) return { code, locale };
  }
  return { code: 'en', locale: 'en-US' };
}

export function codeOf(locale: string): LanguageCode | undefined {
  const [language] = locale.toLowerCase().split(/[^a-z]/);
  return languageCodes.find((code) => code === language);
}

/** Some systems hand their browser a name that is none, such as `en-US@posix`. */
function isLocale(name: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name).length > 0;
  } catch {
    return false;
  }
}
