// The few texts that the worker has of its own: it doesn't load the portal's.

import { chosenOf, type LanguageCode } from '../messages/language-code.ts';

const english = {
  language: 'en',
  title: 'No connection',
  more: 'Dibs can’t be reached. Texts and emails about new clients still arrive.',
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

const spanish: typeof english = {
  language: 'es',
  title: 'Sin conexión',
  more: 'No se puede abrir Dibs. Los mensajes de texto y correos sobre clientes nuevos siguen llegando.',
  tryAgain: 'Intentar de nuevo',
  changed: 'Hay novedades',
  changedMore: 'Abra Dibs para verlas.',
};

export const workerWords: Readonly<Record<LanguageCode, typeof english>> = {
  en: english,
  fr: french,
  es: spanish,
};

export function wordsFor(languages: readonly string[]): typeof english {
  return workerWords[chosenOf(languages).code];
}
