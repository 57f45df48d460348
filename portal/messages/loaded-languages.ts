// The words of the languages that are loaded for their readers alone.
export const loadedLanguages = {
  fr: async () => (await import('./french.ts')).french,
  es: async () => (await import('./spanish.ts')).spanish,
} as const;
