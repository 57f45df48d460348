// What whoever leaves a page with unsaved changes is asked.

const english = {
  title: 'Leave without saving?',
  more: 'What you changed here is not saved yet.',
  leave: 'Leave without saving',
  stay: 'Stay on this page',
  running: {
    title: 'Leave while it is being sent?',
    more: 'It stops here. Choose the same file again to continue: nothing is sent twice.',
    leave: 'Leave',
  },
  unsent: {
    title: 'Leave without sending?',
    more: 'Nothing has been sent yet, and what you wrote here is not kept.',
    leave: 'Leave without sending',
  },
};

const french: typeof english = {
  title: 'Quitter sans enregistrer?',
  more: 'Ce que vous avez changé ici n’est pas encore enregistré.',
  leave: 'Quitter sans enregistrer',
  stay: 'Rester sur cette page',
  running: {
    title: 'Quitter pendant l’envoi?',
    more: 'Il s’arrête ici. Choisissez le même fichier pour continuer : rien n’est envoyé deux fois.',
    leave: 'Quitter',
  },
  unsent: {
    title: 'Quitter sans envoyer?',
    more: 'Rien n’est encore envoyé, et ce que vous avez écrit ici n’est pas gardé.',
    leave: 'Quitter sans envoyer',
  },
};

const spanish: typeof english = {
  title: '¿Salir sin guardar?',
  more: 'Lo que cambió aquí todavía no está guardado.',
  leave: 'Salir sin guardar',
  stay: 'Quedarse en esta página',
  running: {
    title: '¿Salir mientras se envía?',
    more: 'El envío se detiene aquí. Elija el mismo archivo para continuar: nada se envía dos veces.',
    leave: 'Salir',
  },
  unsent: {
    title: '¿Salir sin enviar?',
    more: 'Todavía no se ha enviado nada, y lo que escribió aquí no se guarda.',
    leave: 'Salir sin enviar',
  },
};

export const unsavedWords = { en: english, fr: french, es: spanish };
