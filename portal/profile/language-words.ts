// What the choice of languages says.
const english = {
  title: 'Language',
  label: 'The portal in this browser',
  asBrowser: 'Same as this browser',
  told: 'Texts, emails and calls to you',
  more: 'A language that you choose for the portal is also used for texts, emails and calls; you can choose another one for those. Texts about turning text alerts on or off stay in English.',
};

const french: typeof english = {
  title: 'Langue',
  label: 'Le portail dans ce navigateur',
  asBrowser: 'Celle de ce navigateur',
  told: 'Les textos, courriels et appels que vous recevez',
  more: 'La langue que vous choisissez pour le portail vaut aussi pour les textos, les courriels et les appels; vous pouvez en choisir une autre pour ceux-ci. Les textos qui activent ou arrêtent les alertes restent en anglais.',
};

const spanish: typeof english = {
  title: 'Idioma',
  label: 'El portal en este navegador',
  asBrowser: 'El de este navegador',
  told: 'Los mensajes de texto, correos y llamadas que recibe',
  more: 'El idioma que elija para el portal se usa también para los mensajes de texto, correos y llamadas; puede elegir otro para estos. Los mensajes de texto que activan o detienen las alertas siguen en inglés.',
};

export const languageWords = { en: english, fr: french, es: spanish };
