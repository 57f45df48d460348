// What the keyboard's dialogs say.
const english = {
  title: 'Keyboard shortcuts',
  through: 'Next or previous client',
  throughFocused: 'Next or previous client, when the list is focused',
  help: 'Show these shortcuts',
  search: 'Search clients',
  jumpKey: 'Go to a client or a page by name',
  jump: 'Go to a client or a page',
  jumpTo: 'Name of a client or a page…',
  nothing: 'No matches.',
  open: 'Open the client',
  back: 'Back from the client to the list',
  letters: 'Single-letter shortcuts',
  lettersMore: 'They are off while you type. Arrow keys, Enter and Esc always work.',
  close: 'Close',
};

const french: typeof english = {
  title: 'Raccourcis clavier',
  through: 'Client suivant, précédent',
  throughFocused: 'Client suivant, précédent, quand la liste a le focus',
  help: 'Cette liste',
  search: 'Chercher dans les clients',
  jumpKey: 'Aller par le nom à un client ou à une page',
  jump: 'Aller à un client ou à une page',
  jumpTo: 'Nom d’un client ou d’une page…',
  nothing: 'Rien ne porte ce nom.',
  open: 'Ouvrir le client',
  back: 'Revenir du client à la liste',
  letters: 'Raccourcis d’une seule lettre',
  lettersMore: 'Ils sont inactifs pendant la saisie. Les flèches, Entrée et Échap fonctionnent toujours.',
  close: 'Fermer',
};

const spanish: typeof english = {
  title: 'Atajos de teclado',
  through: 'Cliente siguiente, anterior',
  throughFocused: 'Cliente siguiente, anterior, con el foco en la lista',
  help: 'Esta lista',
  search: 'Buscar entre los clientes',
  jumpKey: 'Ir por el nombre a un cliente o a una página',
  jump: 'Ir a un cliente o a una página',
  jumpTo: 'Nombre de un cliente o de una página…',
  nothing: 'Nada se llama así.',
  open: 'Abrir el cliente',
  back: 'Volver del cliente a la lista',
  letters: 'Atajos de una sola letra',
  lettersMore: 'No funcionan mientras escribe. Las flechas, Intro y Esc funcionan siempre.',
  close: 'Cerrar',
};

export const keyboardWords = { en: english, fr: french, es: spanish };
