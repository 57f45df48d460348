// The few texts that the worker has of its own: it doesn't load the portal's.

const english = {
  language: 'en',
  title: 'No connection',
  more: 'Dibs can’t be reached. Texts and emails about new clients still come.',
  tryAgain: 'Try again',
  changed: 'Something changed',
  changedMore: 'Open Dibs to see what.',
};

const french: typeof english = {
  language: 'fr',
  title: 'Pas de connexion',
  more: 'Dibs est injoignable. Les textos et courriels sur les nouveaux clients arrivent quand même.',
  tryAgain: 'Réessayer',
  changed: 'Du nouveau',
  changedMore: 'Ouvrez Dibs pour voir quoi.',
};

export function wordsFor(languages: readonly string[]): typeof english {
  const first = languages.find((each) => /^(en|fr)\b/i.test(each));
  return first !== undefined && /^fr/i.test(first) ? french : english;
}
