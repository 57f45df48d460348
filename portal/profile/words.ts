// What one's own page says: profile, text alerts and their history, the numbers to save.

const english = {
  profile: 'Profile',
  email: 'Email',
  phone: 'Phone',
  phoneHint:
    'We call this number when you ask us to, and text it when alerts are on. A new number has to reply YES again.',
  alerts: 'Text alerts',
  status: { off: 'Off', pending: 'Waiting for your YES', on: 'On', 'opted-out': 'Opted out' },
  meaning: {
    off: 'We don’t text you about new clients. You still get emails, and notifications where they are on.',
    pending: (phone: string) => `We texted ${phone}. Reply YES to that text to turn alerts on.`,
    on: (phone: string) => `We text new clients to ${phone}.`,
    stop: (number: string) =>
      `This phone replied STOP. To turn alerts back on, text START from it to ${number}.`,
    'opted-out-otherwise': (number: string) =>
      `We were asked to stop alerts to this phone. To turn them back on, text START from it to ${number}.`,
    'no-reply': 'You did not reply YES within 36 hours, so we stopped asking.',
    'reconfirmation-lapsed': 'You did not confirm again after 18 months, so alerts were turned off.',
    'opted-out': 'Alerts are off for this phone.',
  },
  isAsked: 'We asked you to confirm. Reply YES to our text to keep alerts.',
  since: (moment: string) => `Since ${moment}`,
  reconfirmBy: (day: string) => `You will be asked to confirm again by ${day}.`,
  enroll: 'Turn on text alerts',
  leave: 'Turn off text alerts',
  history: 'What happened',
  noHistory: 'Nothing yet.',
  events: {
    imported: 'Imported from your brokerage’s list',
    enrolled: 'You asked for text alerts',
    left: 'You turned alerts off',
    'phone-changed': 'Your phone number changed',
    'asked-to-reconfirm': 'It was time to confirm again',
    'consent-request-sent': 'We asked you to reply YES',
    'word-received': 'Your phone replied',
    start: 'Your phone turned alerts on',
    stop: 'Your phone turned alerts off',
    'no-reply': 'Alerts ended: there was no YES',
    'reconfirmation-lapsed': 'Alerts ended: you did not confirm again',
    'opted-out-automatically': 'Alerts ended automatically',
    'opted-out-otherwise': 'You asked us another way to stop alerts',
  },
  card: 'Save our numbers',
  cardMore: 'Dibs texts and calls from these numbers. Save them to see who is calling.',
  cardButton: 'Download contact card',
};

export type ProfileWords = typeof english;

const french: ProfileWords = {
  profile: 'Profil',
  email: 'Courriel',
  phone: 'Téléphone',
  phoneHint:
    'Appelé quand vous le demandez, et texté quand les alertes sont activées. Un nouveau téléphone doit répondre YES à son tour.',
  alerts: 'Alertes par texto',
  status: {
    off: 'Désactivées',
    pending: 'En attente de votre YES',
    on: 'Activées',
    'opted-out': 'Terminées',
  },
  meaning: {
    off: 'Les nouveaux clients ne vous sont pas annoncés par texto, mais par courriel, et par notification là où elles sont activées.',
    pending: (phone) => `Nous avons texté le ${phone}. Répondez YES pour activer les alertes.`,
    on: (phone) => `Les nouveaux clients sont annoncés par texto au ${phone}.`,
    stop: (number) =>
      `Ce téléphone a répondu STOP. Pour réactiver les alertes, textez-en START au ${number}.`,
    'opted-out-otherwise': (number) =>
      `On nous a demandé de désactiver les alertes sur ce téléphone. Pour les réactiver, textez-en START au ${number}.`,
    'no-reply': 'Sans YES de votre part en 36 heures, nous avons cessé de demander.',
    'reconfirmation-lapsed': 'Vous n’avez pas reconfirmé après 18 mois; les alertes ont pris fin.',
    'opted-out': 'Les alertes sont désactivées pour ce téléphone.',
  },
  isAsked: 'Nous vous demandons de confirmer : répondez YES au texto pour garder les alertes.',
  since: (moment) => `Depuis : ${moment}`,
  reconfirmBy: (day) => `Nous vous demanderons de reconfirmer d’ici le ${day}.`,
  enroll: 'Activer les alertes',
  leave: 'Désactiver les alertes',
  history: 'Historique',
  noHistory: 'Rien pour l’instant.',
  events: {
    imported: 'Repris de la liste de votre agence',
    enrolled: 'Vous avez demandé les alertes',
    left: 'Vous avez désactivé les alertes',
    'phone-changed': 'Ce téléphone n’était plus le vôtre',
    'asked-to-reconfirm': 'Il était temps de reconfirmer',
    'consent-request-sent': 'Nous avons demandé votre YES',
    'word-received': 'Votre téléphone a répondu',
    start: 'Votre téléphone a activé les alertes',
    stop: 'Votre téléphone a désactivé les alertes',
    'no-reply': 'Alertes terminées : aucun YES',
    'reconfirmation-lapsed': 'Alertes terminées : vous n’avez pas reconfirmé',
    'opted-out-automatically': 'Alertes terminées automatiquement',
    'opted-out-otherwise': 'Vous nous avez demandé autrement de les désactiver',
  },
  card: 'Enregistrer nos numéros',
  cardMore: 'Dibs vous texte et vous appelle de ces numéros. Enregistrez-les pour voir qui appelle.',
  cardButton: 'Télécharger la fiche',
};

const spanish: ProfileWords = {
  profile: 'Perfil',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  phoneHint:
    'Lo llamamos ahí cuando lo pide, y le enviamos mensajes si las alertas están activadas. Un teléfono nuevo tiene que responder YES por su cuenta.',
  alerts: 'Alertas por mensaje de texto',
  status: {
    off: 'Desactivadas',
    pending: 'En espera de su YES',
    on: 'Activadas',
    'opted-out': 'Dado de baja',
  },
  meaning: {
    off: 'Los clientes nuevos se le avisan solo por correo electrónico.',
    pending: (phone) =>
      `Enviamos un mensaje al ${phone}. Responda YES a ese mensaje para activar las alertas.`,
    on: (phone) => `Los clientes nuevos se avisan por mensaje de texto al ${phone}.`,
    stop: (number) =>
      `Este teléfono respondió STOP. Para reactivar las alertas, envíe START desde él al ${number}.`,
    'opted-out-otherwise': (number) =>
      `Nos pidieron detener las alertas a este teléfono. Para reactivarlas, envíe START desde él al ${number}.`,
    'no-reply': 'Usted no respondió YES en 36 horas, así que dejamos de preguntar.',
    'reconfirmation-lapsed':
      'Usted no volvió a confirmar después de 18 meses, así que se desactivaron las alertas.',
    'opted-out': 'Las alertas están desactivadas para este teléfono.',
  },
  isAsked: 'Le pedimos que confirme. Responda YES a nuestro mensaje para conservar las alertas.',
  since: (moment) => `Desde: ${moment}`,
  reconfirmBy: (day) => `Le pediremos que confirme de nuevo a más tardar el ${day}.`,
  enroll: 'Activar las alertas',
  leave: 'Desactivar las alertas',
  history: 'Historial',
  noHistory: 'Nada todavía.',
  events: {
    imported: 'Importado de la lista de su agencia',
    enrolled: 'Usted pidió las alertas',
    left: 'Usted desactivó las alertas',
    'phone-changed': 'Este ya no era su teléfono',
    'asked-to-reconfirm': 'Tocaba confirmar de nuevo',
    'consent-request-sent': 'Le pedimos que respondiera YES',
    'word-received': 'Su teléfono respondió',
    start: 'Su teléfono activó las alertas',
    stop: 'Su teléfono desactivó las alertas',
    'no-reply': 'Las alertas terminaron: no hubo YES',
    'reconfirmation-lapsed': 'Las alertas terminaron: usted no volvió a confirmar',
    'opted-out-automatically': 'Las alertas terminaron automáticamente',
    'opted-out-otherwise': 'Usted nos pidió de otra forma terminar las alertas',
  },
  card: 'Guardar nuestros números',
  cardMore: 'Dibs le escribe y lo llama desde estos números. Guárdelos para saber quién llama.',
  cardButton: 'Descargar tarjeta de contacto',
};

export const profileWords = { en: english, fr: french, es: spanish };
