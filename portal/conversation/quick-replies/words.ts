// What quick replies say.

const english = {
  search: 'Search quick replies',
  none: 'No quick reply matches.',
  empty: 'Your team has no quick replies yet.',
  emptyLead: 'Your team has no quick replies yet. Write the first one.',
  write: 'Write quick replies',
  keys: 'Use the arrow keys to choose, Enter to insert, Escape to close.',
  missing: (fields: string) => `To fill in: ${fields}`,
};

const french: typeof english = {
  search: 'Chercher une réponse rapide',
  none: 'Aucune réponse rapide ne correspond.',
  empty: 'Votre équipe n’a pas encore de réponses rapides.',
  emptyLead: 'Votre équipe n’a pas encore de réponses rapides. Écrivez la première.',
  write: 'Écrire des réponses rapides',
  keys: 'Flèches pour choisir, Entrée pour insérer, Échap pour fermer.',
  missing: (fields) => `À compléter : ${fields}`,
};

const spanish: typeof english = {
  search: 'Buscar respuestas rápidas',
  none: 'Ninguna respuesta rápida coincide.',
  empty: 'Su equipo aún no tiene respuestas rápidas.',
  emptyLead: 'Su equipo aún no tiene respuestas rápidas. Escriba la primera.',
  write: 'Escribir respuestas rápidas',
  keys: 'Las flechas eligen, Entrar la pone en el texto, Escape cierra.',
  missing: (fields) => `Por completar: ${fields}`,
};

export const quickReplyWords = { en: english, fr: french, es: spanish };
