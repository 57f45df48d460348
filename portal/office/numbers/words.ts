// What the pages about a phone say: its consent, each kind of event of its ledger as a sentence, and what was sent.
import { plural } from '../../messages/plural.ts';
import type { LedgerEvent, PhoneLookUp, Send } from '../shared/answers.ts';

type Act = LedgerEvent['act'];
/** What the sentences name: already as the reader reads it. */
export type Facts = {
  agent: string;
  by: string;
  source: string;
  consentedAt: string;
  recordedAt: string;
  how: string;
  word: string;
  ours: string;
};

type Consent = PhoneLookUp['consents'][number];

const english = {
  title: 'Phones',
  intro: 'Everything kept about one phone: what it agreed to, who texts with it, what was sent.',
  phone: 'Phone',
  phoneHint: 'Ten digits, or with a country code such as +1.',
  notPhone: 'Enter ten digits, or start with a country code such as +1.',
  lookUp: 'Look up',
  back: 'Phones',
  bookOptOut: 'Record an opt-out',
  evidence: 'Evidence of consent',

  consents: 'Consent',
  brand: 'Brand',
  program: 'Program',
  programs: { 'lead-alerts': 'Alerts to agents', introductions: 'Texts with clients' },
  status: 'Status',
  statuses: { on: 'On', off: 'Off', pending: 'Waiting for YES', 'opted-out': 'Opted out' } satisfies Record<
    Consent['status'],
    string
  >,
  since: 'Since',
  reason: 'Why',
  reasons: {
    stop: 'asked to stop texts',
    marked: 'marked “Cannot be texted”',
    'no-reply': 'no YES within 36 hours',
    'reconfirmation-lapsed': 'not confirmed again after 18 months',
    left: 'turned off by the agent',
    imported: 'imported, not confirmed yet',
  } as Readonly<Record<string, string>>,
  agents: 'Agents with this phone',
  noConsents: 'This phone was never asked and never agreed to anything.',

  ledger: 'What happened to its consent',
  noLedger: 'Nothing is recorded about this phone. Check the number.',
  sentences: {
    'consent-given-to-source': ({ source }) => `Agreed to texts at the source: ${source}.`,
    imported: ({ agent, source, consentedAt }) =>
      `Consent of ${agent} from before Dibs was imported: given on ${consentedAt}, ${source}. It has to be confirmed.`,
    enrolled: ({ agent, source }) => `${agent} asked for text alerts (${source}).`,
    left: ({ agent, source }) => `${agent} turned text alerts off (${source}).`,
    'phone-changed': ({ agent }) => `This is no longer ${agent}’s phone.`,
    'marked-cannot-be-texted': ({ agent }) => `${agent} marked the client “Cannot be texted”.`,
    'asked-to-stop': ({ agent }) => `${agent} said that with these words the client asked to stop texts.`,
    'opted-out-otherwise': ({ how, recordedAt, by }) =>
      `Asked by ${how} to stop texts. Recorded on ${recordedAt} by ${by}.`,
    'asked-to-reconfirm': ({ agent }) => `After 18 months, ${agent} had to confirm again.`,
    'consent-request-sent': ({ ours }) => `Was texted a request for YES from ${ours}.`,
    'word-received': ({ word, ours }) => `Texted ${word} to ${ours}.`,
    'opted-out-automatically': () => 'Opted out automatically: there was no YES.',
  } satisfies Record<Act, (facts: Facts) => string> as Record<Act, (facts: Facts) => string>,
  meanings: { stop: 'It ends texts.', start: 'It allows texts.' },
  byPhrase: 'It is a sentence that asks to stop texts.',
  covered: 'It was sent to another brand, whose STOP covers this one.',
  covers: (what: string) => `It covers ${what}.`,
  coverages: { conversation: 'a conversation', automated: 'automated texts' } as Readonly<
    Record<string, string>
  >,
  shown: 'Shown',
  said: 'Said',
  ways: { phone: 'phone', letter: 'letter', email: 'email', 'to-an-agent': 'telling an agent' } as Readonly<
    Record<string, string>
  >,
  administrator: (id: string) => `administrator ${id}`,
  machine: '(a program)',

  conversations: 'Conversations',
  noConversations: 'No client with this phone was ever referred.',
  referral: 'Referral',
  created: 'Created',
  agent: 'Agent',
  nobodyYet: 'nobody',
  ourNumbers: 'Our numbers',
  lastSent: 'Last sent',
  lastReply: 'Last reply',

  sends: 'Texts to this phone',
  moreSends: 'Earlier texts',
  noSends: 'Nothing was texted to this phone.',
  at: 'When',
  kind: 'What',
  kinds: {
    notification: 'Alert to an agent',
    'team-news': 'Team update',
    'consent-request': 'Consent request',
    reminder: 'Consent reminder',
    answer: 'Answer to a keyword',
    message: 'Text to a client',
  } as Readonly<Record<Send['kind'], string>>,
  from: 'From',
  delivery: 'Delivery',
  deliveries: {
    queued: 'Waiting',
    held: 'Held',
    sending: 'Being sent',
    accepted: 'Accepted by the carrier',
    delivered: 'Delivered',
    failed: 'Failed',
    refused: 'Not sent',
    unconfirmed: 'Unconfirmed',
  } as Readonly<Record<Send['delivery'], string>>,
  words: 'Words',
  instructions: 'With the opt-out instructions',
  personal: 'An agent’s own words: not shown here.',
  automated: {
    plan: 'A step of a plan: not shown here.',
    bulk: 'A bulk text: not shown here.',
    greeting: 'The team’s greeting: not shown here.',
  },

  unmatched: 'Texts from this phone outside any conversation',
  noUnmatched: 'There are none.',
  to: 'To',

  optOutTitle: (phone: string) => `Opt-out of ${phone}`,
  optOutIntro:
    'For someone who asked to stop texts in another way: by phone, letter, email or to an agent. It counts as a STOP from the time they asked.',
  how: 'How they asked',
  when: 'When they asked',
  whenHint: (zone: string) => `In the time zone ${zone}.`,
  whenFault: 'Enter a time in the past.',
  optOutWords: 'What they said',
  optOutWordsHint: 'As exactly as you know it. It is kept as evidence.',
  wordsFault: 'Enter what they said, in at most 2,000 characters.',
  allPrograms: 'All texts',
  allBrands: 'All brands',
  book: 'Record the opt-out',
  confirmTitle: (phone: string) => `Stop texts to ${phone}?`,
  confirmMore:
    'Texts stop right away, including those that are waiting. You can’t undo this: only a START from that phone can.',
  booked: 'Recorded. What is stopped is shown below.',

  evidenceTitle: (phone: string) => `Evidence of consent: ${phone}`,
  printedAt: 'Printed',
  printedBy: 'By',
  printedFrom: 'From',
  stateNow: 'State when printed',
  history: 'The ledger, oldest first',
  historyMore:
    'Each change of consent is appended once and never changed or deleted. Words are as they were shown or received at the time.',
  sendsMore:
    'Answers to STOP, START and HELP are kept as long as the history above, other texts for 400 days. Texts and opt-out instructions are shown as they were sent, whatever the configuration says today. What agents and clients wrote to each other is not on this page.',
  brandsNow: 'Brands in today’s configuration',
  support: 'Support contact',
  ids: 'IDs',
  print: 'Print',
  csv: 'Ledger as a table (CSV)',
  gathering: (texts: number) =>
    `Gathering what was sent: ${texts} ${plural.en(texts, 'text', 'texts')} so far…`,
  none: 'none',
};

export type NumbersWords = typeof english;

const french: NumbersWords = {
  title: 'Téléphones',
  intro: 'Tout ce qui est gardé d’un téléphone : ses accords, qui lui écrit, ce qui lui a été envoyé.',
  phone: 'Téléphone',
  phoneHint: 'Dix chiffres, ou avec un indicatif comme +1.',
  notPhone: 'Entrez dix chiffres, ou commencez par un indicatif comme +1.',
  lookUp: 'Chercher',
  back: 'Téléphones',
  bookOptOut: 'Noter un désabonnement',
  evidence: 'Preuve d’accord',

  consents: 'Accords',
  brand: 'Marque',
  program: 'Programme',
  programs: { 'lead-alerts': 'Alertes aux agents', introductions: 'Textos avec les clients' },
  status: 'État',
  statuses: { on: 'Actif', off: 'Inactif', pending: 'Attend un YES', 'opted-out': 'Désabonné' },
  since: 'Depuis',
  reason: 'Pourquoi',
  reasons: {
    stop: 'ne veut plus de textos',
    marked: 'marqué à ne plus contacter par texto',
    'no-reply': 'pas de YES en 36 heures',
    'reconfirmation-lapsed': 'non reconfirmé après 18 mois',
    left: 'désactivé par l’agent',
    imported: 'importé, pas encore confirmé',
  },
  agents: 'Agents avec ce téléphone',
  noConsents: 'Ce téléphone n’a jamais été interrogé et n’a donné aucun accord.',

  ledger: 'Histoire de ses accords',
  noLedger: 'Rien n’est noté sur ce téléphone. Vérifiez le numéro.',
  sentences: {
    'consent-given-to-source': ({ source }) => `A accepté les textos auprès de la source : ${source}.`,
    imported: ({ agent, source, consentedAt }) =>
      `L’accord de ${agent} d’avant Dibs a été importé : donné le ${consentedAt}, ${source}. Il doit être confirmé.`,
    enrolled: ({ agent, source }) => `${agent} a demandé les alertes par texto (${source}).`,
    left: ({ agent, source }) => `${agent} a désactivé les alertes (${source}).`,
    'phone-changed': ({ agent }) => `Ce n’est plus le téléphone de ${agent}.`,
    'marked-cannot-be-texted': ({ agent }) => `${agent} a marqué le client à ne plus contacter par texto.`,
    'asked-to-stop': ({ agent }) => `${agent} a dit que ces mots du client demandent la fin des textos.`,
    'opted-out-otherwise': ({ how, recordedAt, by }) =>
      `A demandé la fin des textos par ${how}. Noté le ${recordedAt} par ${by}.`,
    'asked-to-reconfirm': ({ agent }) => `18 mois étaient passés : ${agent} devait confirmer à nouveau.`,
    'consent-request-sent': ({ ours }) => `A été interrogé par un texto de ${ours}.`,
    'word-received': ({ word, ours }) => `A envoyé ${word} au ${ours}.`,
    'opted-out-automatically': () => 'Désabonné automatiquement : il n’y a pas eu de YES.',
  },
  meanings: { stop: 'Cela met fin aux textos.', start: 'Cela permet les textos.' },
  byPhrase: 'C’est une phrase qui demande la fin des textos.',
  covered: 'C’était dit à une autre marque, dont le STOP vaut aussi pour celle-ci.',
  covers: (what) => `Cela vaut pour ${what}.`,
  coverages: { conversation: 'une conversation', automated: 'les textos automatiques' },
  shown: 'Affiché',
  said: 'Reçu',
  ways: { phone: 'téléphone', letter: 'lettre', email: 'courriel', 'to-an-agent': 'parole à un agent' },
  administrator: (id) => `l’administration (${id})`,
  machine: 'un programme',

  conversations: 'Conversations',
  noConversations: 'Aucun client avec ce téléphone n’a été recommandé.',
  referral: 'Client',
  created: 'Créé',
  agent: 'Agent',
  nobodyYet: 'personne',
  ourNumbers: 'Nos numéros',
  lastSent: 'Dernier envoi',
  lastReply: 'Dernière réponse',

  sends: 'Textos envoyés',
  moreSends: 'Textos antérieurs',
  noSends: 'Rien n’a été envoyé à ce téléphone.',
  at: 'Quand',
  kind: 'Quoi',
  kinds: {
    notification: 'Nouvelle pour un agent',
    'team-news': 'Nouvelle d’une équipe',
    'consent-request': 'Question sur l’accord',
    reminder: 'Rappel de la question',
    answer: 'Réponse à un mot',
    message: 'Texto à un client',
  },
  from: 'De',
  delivery: 'Livraison',
  deliveries: {
    queued: 'En attente',
    held: 'Retenu',
    sending: 'En cours d’envoi',
    accepted: 'Accepté par l’opérateur',
    delivered: 'Livré',
    failed: 'Échoué',
    refused: 'Non envoyé',
    unconfirmed: 'Non confirmé',
  },
  words: 'Texte',
  instructions: 'Avec les instructions de désabonnement',
  personal: 'Le texte d’un agent : non affiché ici.',
  automated: {
    plan: 'Une étape d’un plan : non affichée ici.',
    bulk: 'Un envoi groupé : non affiché ici.',
    greeting: 'Le mot d’accueil de l’équipe : non affiché ici.',
  },

  unmatched: 'Textos reçus hors de toute conversation',
  noUnmatched: 'Il n’y en a pas.',
  to: 'À',

  optOutTitle: (phone) => `Désabonnement de ${phone}`,
  optOutIntro:
    'Pour qui a demandé la fin des textos autrement que par texto : par téléphone, lettre, courriel ou auprès d’un agent. Cela vaut un STOP dès ce moment.',
  how: 'Comment',
  when: 'Quand',
  whenHint: (zone) => `À l’heure de ${zone}.`,
  whenFault: 'Entrez un moment passé.',
  optOutWords: 'Ce qui a été dit',
  optOutWordsHint: 'Aussi exactement que possible : c’est gardé comme preuve.',
  wordsFault: 'Entrez ce qui a été dit, en 2 000 lettres au plus.',
  allPrograms: 'Tous les textos',
  allBrands: 'Toutes les marques',
  book: 'Noter le désabonnement',
  confirmTitle: (phone) => `Arrêter les textos vers ${phone} ?`,
  confirmMore:
    'Les textos s’arrêtent aussitôt, aussi ceux qui attendent. Vous ne pouvez pas revenir en arrière : seul un START de ce téléphone le lève.',
  booked: 'Noté. Ce qui est arrêté est indiqué ci-dessous.',

  evidenceTitle: (phone) => `Preuve d’accord : ${phone}`,
  printedAt: 'Imprimé',
  printedBy: 'Par',
  printedFrom: 'De',
  stateNow: 'État à l’impression',
  history: 'Le registre, du plus ancien au plus récent',
  historyMore:
    'Chaque changement est ajouté une fois et n’est jamais modifié ni effacé. Les textes sont tels qu’affichés ou reçus alors.',
  sendsMore:
    'Les réponses à STOP, START et HELP sont gardées aussi longtemps que l’historique ci-dessus, les autres textes 400 jours. Textes et instructions sont tels qu’envoyés, quoi que dise la configuration aujourd’hui. Ce que les agents et les clients se sont écrit ne fait pas partie de cette page.',
  brandsNow: 'Les marques selon la configuration d’aujourd’hui',
  support: 'Contact',
  ids: 'Identifiants',
  print: 'Imprimer',
  csv: 'Registre en tableau (CSV)',
  gathering: (texts) => `Lecture des envois : ${texts} ${plural.fr(texts, 'texto', 'textos')} jusqu’ici…`,
  none: 'aucun',
};

const spanish: NumbersWords = {
  title: 'Teléfonos',
  intro: 'Todo lo que se guarda de un teléfono: qué aceptó, quién le escribe, qué se le envió.',
  phone: 'Teléfono',
  phoneHint: 'Diez dígitos, o con un código de país como +1.',
  notPhone: 'Escriba diez dígitos, o empiece con un código de país como +1.',
  lookUp: 'Buscar',
  back: 'Teléfonos',
  bookOptOut: 'Registrar una baja',
  evidence: 'Prueba de consentimiento',

  consents: 'Consentimiento',
  brand: 'Marca',
  program: 'Programa',
  programs: { 'lead-alerts': 'Alertas a agentes', introductions: 'Mensajes con clientes' },
  status: 'Estado',
  statuses: { on: 'Activo', off: 'Inactivo', pending: 'En espera de YES', 'opted-out': 'Dado de baja' },
  since: 'Desde',
  reason: 'Por qué',
  reasons: {
    stop: 'pidió no recibir más mensajes',
    marked: 'marcado: no se le puede escribir',
    'no-reply': 'sin YES en 36 horas',
    'reconfirmation-lapsed': 'no volvió a confirmar después de 18 meses',
    left: 'desactivado por el agente',
    imported: 'importado, sin confirmar todavía',
  },
  agents: 'Agentes con este teléfono',
  noConsents: 'A este teléfono nunca se le preguntó y nunca aceptó nada.',

  ledger: 'Historial de su consentimiento',
  noLedger: 'No hay nada registrado sobre este teléfono. Revise el número.',
  sentences: {
    'consent-given-to-source': ({ source }) => `Aceptó mensajes de texto ante la fuente: ${source}.`,
    imported: ({ agent, source, consentedAt }) =>
      `Se importó el consentimiento de ${agent} anterior a Dibs: dado el ${consentedAt}, ${source}. Falta confirmarlo.`,
    enrolled: ({ agent, source }) => `${agent} pidió alertas por mensaje de texto (${source}).`,
    left: ({ agent, source }) => `${agent} desactivó las alertas (${source}).`,
    'phone-changed': ({ agent }) => `Este ya no es el teléfono de ${agent}.`,
    'marked-cannot-be-texted': ({ agent }) => `${agent} marcó que al cliente no se le puede escribir.`,
    'asked-to-stop': ({ agent }) =>
      `${agent} indicó que con estas palabras el cliente pide no recibir más mensajes.`,
    'opted-out-otherwise': ({ how, recordedAt, by }) =>
      `Pidió no recibir más mensajes por ${how}. Registrado el ${recordedAt} por ${by}.`,
    'asked-to-reconfirm': ({ agent }) => `Pasaron 18 meses: ${agent} debía confirmar de nuevo.`,
    'consent-request-sent': ({ ours }) => `Se le preguntó con un mensaje desde el ${ours}.`,
    'word-received': ({ word, ours }) => `Envió ${word} al ${ours}.`,
    'opted-out-automatically': () => 'Dado de baja automáticamente: no hubo YES.',
  },
  meanings: { stop: 'Detiene los mensajes.', start: 'Permite los mensajes.' },
  byPhrase: 'Es una frase que pide no recibir más mensajes.',
  covered: 'Se le dijo a otra marca, cuyo STOP también cubre a esta.',
  covers: (what) => `Cubre ${what}.`,
  coverages: { conversation: 'una conversación', automated: 'mensajes automáticos' },
  shown: 'Mostrado',
  said: 'Dicho',
  ways: {
    phone: 'teléfono',
    letter: 'carta',
    email: 'correo electrónico',
    'to-an-agent': 'palabra a un agente',
  },
  administrator: (id) => `administrador ${id}`,
  machine: '(un programa)',

  conversations: 'Conversaciones',
  noConversations: 'Nunca se refirió a un cliente con este teléfono.',
  referral: 'Referido',
  created: 'Creado',
  agent: 'Agente',
  nobodyYet: 'nadie',
  ourNumbers: 'Nuestros números',
  lastSent: 'Último envío',
  lastReply: 'Última respuesta',

  sends: 'Mensajes enviados',
  moreSends: 'Mensajes anteriores',
  noSends: 'No se ha enviado nada a este teléfono.',
  at: 'Cuándo',
  kind: 'Qué',
  kinds: {
    notification: 'Aviso a un agente',
    'team-news': 'Novedad de un equipo',
    'consent-request': 'Solicitud de consentimiento',
    reminder: 'Recordatorio de la solicitud',
    answer: 'Respuesta a una palabra clave',
    message: 'Mensaje a un cliente',
  },
  from: 'De',
  delivery: 'Entrega',
  deliveries: {
    queued: 'En espera',
    held: 'Retenido',
    sending: 'Enviándose',
    accepted: 'Aceptado por el operador',
    delivered: 'Entregado',
    failed: 'Falló',
    refused: 'No enviado',
    unconfirmed: 'Sin confirmar',
  },
  words: 'Texto',
  instructions: 'Con las instrucciones para darse de baja',
  personal: 'Palabras de un agente: no se muestran aquí.',
  automated: {
    plan: 'Un paso de un plan: no se muestra aquí.',
    bulk: 'Un envío masivo: no se muestra aquí.',
    greeting: 'El saludo del equipo: no se muestra aquí.',
  },

  unmatched: 'Mensajes recibidos fuera de toda conversación',
  noUnmatched: 'No hay ninguno.',
  to: 'A',

  optOutTitle: (phone) => `Baja de ${phone}`,
  optOutIntro:
    'Para quien pidió no recibir más mensajes de otra forma: por teléfono, carta, correo electrónico o a un agente. Vale como un STOP desde que lo dijo.',
  how: 'Cómo lo pidió',
  when: 'Cuándo lo pidió',
  whenHint: (zone) => `En la hora de ${zone}.`,
  whenFault: 'Escriba un momento que ya pasó.',
  optOutWords: 'Qué dijo',
  optOutWordsHint: 'Lo más exacto posible: se guarda como prueba.',
  wordsFault: 'Escriba lo que dijo, en 2,000 letras como máximo.',
  allPrograms: 'Todos los mensajes',
  allBrands: 'Todas las marcas',
  book: 'Registrar la baja',
  confirmTitle: (phone) => `¿Detener los mensajes al ${phone}?`,
  confirmMore:
    'Los mensajes se detienen de inmediato, también los que esperan. No se puede deshacer: solo un START desde ese teléfono lo revierte.',
  booked: 'Registrado. Abajo se muestra lo que quedó detenido.',

  evidenceTitle: (phone) => `Prueba de consentimiento: ${phone}`,
  printedAt: 'Impreso',
  printedBy: 'Por',
  printedFrom: 'Desde',
  stateNow: 'Estado al imprimir',
  history: 'El registro, de lo más antiguo a lo más reciente',
  historyMore:
    'Cada cambio de consentimiento se agrega una vez y nunca se modifica ni se borra. Las palabras son las que se mostraron o recibieron entonces.',
  sendsMore:
    'Las respuestas a STOP, START y HELP se guardan tanto como el historial de arriba; los demás mensajes, 400 días. Los textos y las instrucciones son como salieron, diga lo que diga hoy la configuración. Lo que agentes y clientes se escribieron no es parte de esta página.',
  brandsNow: 'Las marcas según la configuración de hoy',
  support: 'Contacto de ayuda',
  ids: 'Identificadores',
  print: 'Imprimir',
  csv: 'El registro como tabla (CSV)',
  gathering: (texts) =>
    `Reuniendo lo enviado: ${texts} ${plural.es(texts, 'mensaje', 'mensajes')} hasta ahora…`,
  none: 'ninguno',
};

export const numbersWords = { en: english, fr: french, es: spanish };
