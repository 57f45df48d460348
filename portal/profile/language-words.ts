// What the choice of a language says.
const english = {
  label: 'Language',
  asBrowser: 'Same as this browser',
  more: 'For the portal in this browser. Texts, emails and calls stay in English.',
};

const french: typeof english = {
  label: 'Langue',
  asBrowser: 'Celle de ce navigateur',
  more: 'Pour le portail dans ce navigateur. Les textos, courriels et appels restent en anglais.',
};

const spanish: typeof english = {
  label: 'Idioma',
  asBrowser: 'El de este navegador',
  more: 'Para el portal en este navegador. Los mensajes de texto, correos y llamadas siguen en inglés.',
};

export const languageWords = { en: english, fr: french, es: spanish };
