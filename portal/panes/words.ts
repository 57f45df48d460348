// What the two panes say beside the lists and the clients, which have words of their own.
const english = {
  choose: 'Choose a client from the list.',
  shortcuts: 'Keyboard shortcuts',
};

const french: typeof english = {
  choose: 'Choisissez un client dans la liste.',
  shortcuts: 'Raccourcis clavier',
};

const spanish: typeof english = {
  choose: 'Elija un cliente de la lista.',
  shortcuts: 'Atajos de teclado',
};

export const panesWords = { en: english, fr: french, es: spanish };
