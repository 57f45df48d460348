// What is said of the checklist, in each language: it is loaded with the page and the hint that say it.

const english = {
  title: 'Before your first client',
  more: 'Take a few minutes now, so no client gets away.',
  hint: 'Before your first client: what’s left to do',
  toInbox: 'Go to your clients',
  progress: (done: number, all: number) => `${done} of ${all} done`,
  allDone: 'All done. You are ready for new clients.',
  done: 'Done',
  open: 'To do',
  items: {
    phone: 'Confirm your phone',
    numbers: 'Save our numbers',
    'text-alerts': 'Turn on text alerts',
    push: 'Turn on notifications',
    'test-text': 'Send yourself a test text',
    'test-call': 'Get a test call',
  },
  phoneMore: (phone: string) => `We call and text you at ${phone}. Is that the phone in your hand?`,
  phoneMissing: 'Your profile has no phone yet.',
  phoneYes: 'Yes, that’s my phone',
  phoneConfirmed: 'Confirmed. We’ll call and text this phone.',
  phoneChange: 'Change it in your profile',
  testMore:
    'See what a text about a new client looks like, and make sure it arrives. Text alerts have to be on.',
  testButton: 'Send me a test text',
  testSent: (phone: string) => `On its way to ${phone}. It takes a few seconds.`,
  callMore: 'Hear what a call sounds like. Answering it claims nothing.',
  callButton: 'Call me now',
  callPlaced: (phone: string) => `Calling ${phone}. Answer it to finish this step.`,
  problems: {
    'text-alerts-off': 'Turn on text alerts first, and reply YES to the text.',
    'call-not-placed': 'We can’t call you right now. Try again later.',
  },
  putAside: 'Not now',
};
export type StartWords = typeof english;

const french: StartWords = {
  title: 'Avant votre premier client',
  more: 'Quelques minutes maintenant, pour qu’aucun client ne vous échappe.',
  hint: 'Avant votre premier client : ce qui reste à faire',
  toInbox: 'Vers vos clients',
  progress: (done, all) => `${done} sur ${all}`,
  allDone: 'Tout est fait. Les clients peuvent venir.',
  done: 'Fait',
  open: 'À faire',
  items: {
    phone: 'Confirmer votre téléphone',
    numbers: 'Enregistrer les numéros',
    'text-alerts': 'Activer les alertes par texto',
    push: 'Activer les notifications',
    'test-text': 'Vous envoyer un texto',
    'test-call': 'Vous faire appeler',
  },
  phoneMore: (phone) =>
    `Nous vous appelons et vous écrivons au ${phone}. Est-ce le téléphone que vous tenez ?`,
  phoneMissing: 'Votre profil n’a pas encore de téléphone.',
  phoneYes: 'Oui, c’est le mien',
  phoneConfirmed: 'Confirmé. Nous appellerons et texterons ce téléphone.',
  phoneChange: 'Le changer dans votre profil',
  testMore:
    'Voyez à quoi ressemble un texto pour un nouveau client, et qu’il arrive. Les alertes par texto doivent être activées.',
  testButton: 'M’envoyer un texto d’essai',
  testSent: (phone) => `En route vers le ${phone}. Cela prend quelques secondes.`,
  callMore: 'Entendez à quoi ressemble un appel. Répondez : rien n’est pris par là.',
  callButton: 'M’appeler pour essayer',
  callPlaced: (phone) => `Appel vers le ${phone}. Répondez, et c’est fait.`,
  problems: {
    'call-not-placed': 'Impossible de vous appeler en ce moment. Réessayez plus tard.',
    'text-alerts-off': 'Activez d’abord les alertes par texto, et répondez YES au texto.',
  },
  putAside: 'Pas maintenant',
};

const spanish: StartWords = {
  title: 'Antes de su primer cliente',
  more: 'Unos minutos ahora, para que no se le escape ningún cliente.',
  hint: 'Antes de su primer cliente: lo que falta',
  toInbox: 'Ir a sus clientes',
  progress: (done, all) => `${done} de ${all}`,
  allDone: 'Todo listo. Ya pueden llegar clientes.',
  done: 'Hecho',
  open: 'Pendiente',
  items: {
    phone: 'Confirmar su teléfono',
    numbers: 'Guardar los números',
    'text-alerts': 'Activar las alertas por mensaje de texto',
    push: 'Activar las notificaciones',
    'test-text': 'Enviarse un mensaje de prueba',
    'test-call': 'Recibir una llamada de prueba',
  },
  phoneMore: (phone) => `Lo llamamos y le escribimos al ${phone}. ¿Es el teléfono que tiene en la mano?`,
  phoneMissing: 'Su perfil todavía no tiene teléfono.',
  phoneYes: 'Sí, es el mío',
  phoneConfirmed: 'Confirmado. Llamaremos y escribiremos a este teléfono.',
  phoneChange: 'Cambiarlo en su perfil',
  testMore:
    'Vea cómo es el mensaje de un cliente nuevo, y que le llega. Las alertas tienen que estar activadas.',
  testButton: 'Enviarme un mensaje de prueba',
  testSent: (phone) => `En camino al ${phone}. Tarda unos segundos.`,
  callMore: 'Escuche cómo es una llamada. Contéstela: con ella no toma a ningún cliente.',
  callButton: 'Llamarme para probar',
  callPlaced: (phone) => `Llamando al ${phone}. Conteste y queda listo.`,
  problems: {
    'text-alerts-off': 'Active primero las alertas y responda YES al mensaje.',
    'call-not-placed': 'Ahora no es posible llamarlo. Intente más tarde.',
  },
  putAside: 'Ahora no',
};

export const startWords = { en: english, fr: french, es: spanish };
