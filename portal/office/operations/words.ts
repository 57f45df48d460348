// What the operator's pages say. What to do about an alarm is the API's own in English, and is translated here.
import { plural } from '../../messages/plural.ts';
import type { DeadLetters, StageOperations } from '../shared/answers.ts';

type Alarm = StageOperations['alarms'][number];
type AlarmKind = NonNullable<Alarm['kind']>;
/** `means`: what the alarm says, which is English in itself. */
type Advice = { means?: string; lookAt: string; act: string };
type Send = StageOperations['unconfirmed']['sends'][number];
type Order = StageOperations['operations'][number];

const english = {
  title: 'Operations',
  asOf: 'As of',
  none: 'none',
  now: 'now',
  about: 'About',
  when: 'When',
  brand: 'Brand',
  program: 'Program',
  from: 'From',
  agent: 'Agent',
  programs: { 'lead-alerts': 'alerts to agents', introductions: 'introductions to clients' },

  alarms: 'Open alarms',
  noAlarms: 'No alarm is open.',
  lookAt: 'Look at',
  act: 'Then:',
  /** Undefined for an alarm that the guide doesn't know. */
  advice: (_: AlarmKind | undefined, { lookAt, act }: Alarm): Advice | undefined =>
    lookAt === undefined || act === undefined
      ? undefined
      : { lookAt: withoutMarks(lookAt), act: withoutMarks(act) },

  queues: 'Queues',
  queue: 'Queue',
  queueNames: {
    'outbox-texts': 'texts to send',
    'outbox-emails': 'emails to send',
    'outbox-pushes': 'pushes to send',
    'reply-digests': 'notices of replies',
    'bulk-texts': 'bulk texts',
    receipts: 'receipts of texts',
    'email-receipts': 'receipts of emails',
    'voice-events': 'news of calls',
    'call-ends': 'calls that ended',
    standing: 'agents who left or lost their license',
    'inbound-texts': 'texts that came in',
    jobs: 'daily jobs',
    operations: 'ordered replays',
    invitations: 'invitations of agents',
    'stream/dispatch-changes': 'changes of the table',
  },
  webhookQueue: 'events for a webhook',
  waiting: 'Waiting',
  inFlight: 'In progress or delayed',
  oldest: 'Oldest',
  ageOf: (queue: string) => `Age of the oldest message of ${queue}`,
  deadLetters: 'Dead letters',
  letters: (count: number) => `${count} dead ${plural.en(count, 'letter', 'letters')}`,
  redrive: 'Redrive',
  redriveTitle: (queue: string, count: number) =>
    `Move ${count} dead ${plural.en(count, 'letter', 'letters')} of ${queue} back?`,
  redriveMore:
    'They are processed again. First fix what made them fail. Texts are checked again: one whose consent is gone by then is not sent.',
  redriven: (queue: string) => `The dead letters of ${queue} are on their way back.`,
  redrives: {
    moving: 'moving back:',
    moved: 'moved back:',
    failed: 'could not be moved back:',
    canceled: 'moving back was canceled:',
  },
  moved: (moved: number, of: number | undefined) => (of === undefined ? `${moved}` : `${moved} of ${of}`),

  deadLettersOf: (queue: string) => `Dead letters of ${queue}`,
  lettersIntro: 'What each is about, without its text or recipient. Looking does not remove them.',
  kind: 'Kind',
  sent: 'Sent',
  receives: 'Tries',
  fault: 'Last fault',
  noFault: 'none logged: it timed out or crashed',
  noLetters: 'This queue has no dead letters.',
  moreLetters: (count: number) => `There are ${count} in all.`,
  lookAgain: 'Refresh',
  notRedrivable:
    'No queue takes changes of the table back: replay each referral or phone that the log names.',
  letterKinds: {
    'outbox-message': 'text, email or push',
    'team-email': 'email to a team',
    'reply-digest': 'notice of replies',
    standing: 'agent who left or lost their license',
    invitation: 'invitation of an agent',
    event: 'event for a webhook',
    job: 'daily job',
    operation: 'ordered replay',
    receipt: 'text receipt',
    'email-receipt': 'email receipt',
    'call-event': 'call update',
    'inbound-text': 'inbound text',
    changes: 'changes of the table',
    other: 'something else',
    unreadable: 'unreadable',
  } satisfies Record<DeadLetters['letters'][number]['kind'], string>,

  workflows: 'Workflows',
  workflow: 'Workflow',
  execution: 'Execution',
  state: 'State',
  mend: 'Fix',
  workflowNames: {
    'offer-referral': 'Offer',
    'call-me': 'Call',
    'request-consent': 'Consent request',
    'remind-owner': 'Reminder',
    'send-plan-steps': 'Steps of plans',
  },
  running: (workflow: string, running: number) => `${workflow}: ${running} running`,
  broken: 'Failed or stuck workflows',
  noBroken: 'None failed or is stuck.',
  moreExecutions: 'There are more than were looked at: the operator’s tool lists all.',
  failures: { FAILED: 'failed', TIMED_OUT: 'timed out', ABORTED: 'stopped' },
  stuck: 'stuck, began',
  restart: 'Restart',
  restartTitle: (execution: string) => `Restart ${execution}?`,
  restartMore: 'It reads from the table what is left to do. Nothing is done twice.',
  restartStuck: 'It is still running: it is stopped first, then restarted from what the table says.',
  restarted: (execution: string) => `${execution} continues.`,

  unconfirmed: 'Unconfirmed sends',
  unconfirmedIntro: 'They may have been sent, but no receipt came. They are never resent automatically.',
  givenUp: 'Given up',
  send: 'What',
  sendKinds: (channel: Send['channel'], kind: Send['kind']) =>
    `${{ text: 'Text', email: 'Email', push: 'Push' }[channel]}: ${
      {
        notification: 'alert',
        'team-news': 'team update',
        'consent-request': 'consent request',
        reminder: 'reminder',
        answer: 'answer to a keyword',
        message: 'from an agent to a client',
      }[kind]
    }`,
  noUnconfirmed: 'No send is unconfirmed.',
  moreSends: 'These are the newest; there are more.',

  numbers: 'Numbers',
  number: 'Number',
  rate: 'Parts per second',
  slowed: (rate: number, planned: number) => `${planned} of ${rate}`,
  inLine: 'Parts in queue',
  free: 'Free in',
  freeNow: 'free',

  receipts: 'Receipts of texts',
  period: 'Period',
  periods: { 24: 'Last 24 hours', 72: 'Last 3 days', 168: 'Last week' },
  delivered: (count: number) => `${count} delivered`,
  failed: (count: number) => `${count} failed`,
  deliveredShort: 'Delivered',
  failedShort: 'Failed',
  mostAnHour: (most: number) => `at most ${most} an hour`,
  byHour: 'By hour',
  hour: 'Hour',
  noReceipts: 'No receipts in that time.',

  replay: 'Replay',
  replaySubject: 'Referral or phone',
  replayHint: 'A referral’s ID, ref_…, or an agent’s or client’s phone.',
  notSubject: 'Enter a referral’s ID, ref_…, or a phone with ten digits or a country code.',
  replayAct: 'Replay',
  replayTitle: (subject: string) => `Replay ${subject}?`,
  replayMore:
    'For what an outage or a bad deploy left undone: workflows, notifications, texts that a queue lost. Nothing is done twice.',
  replayOrdered: 'The replay is scheduled.',
  replayProgress: (status: NonNullable<Order['status']>, replayed: number) =>
    `${
      { ordered: 'ordered', running: 'running', done: 'done', failed: 'failed, will be tried again' }[status]
    }, ${replayed} ${plural.en(replayed, 'item', 'items')}`,

  orders: 'Recently ordered',
  ordersIntro: 'Who ordered it is in the audit trail.',
  noOrders: 'Nothing was ordered in the last 90 days.',
  order: 'What',
  orderKinds: { redrive: 'Redrive', replay: 'Replay', restart: 'Restart' },
  aPhone: 'a phone’s consent',
  progress: 'Progress',
  doneAtOnce: 'done right away',
};
export type OperationsWords = typeof english;

const frenchAdvice: Readonly<Record<AlarmKind, Advice>> = {
  function: {
    means: 'Une fonction échoue.',
    lookAt: 'son journal, lignes de niveau ERROR : elles portent l’événement et la cause',
    act: 'corrigez et déployez ; les appelants ont reçu le problème internal-error',
  },
  backlog: {
    means: 'Des textos attendent leur tour.',
    lookAt: 'les numéros ci-dessous : jusqu’à quand chacun est réservé',
    act: 'demandez à AWS plus de parties par seconde et réglez partsPerSecond, ou ajoutez des numéros ; ce qui attend part tout seul',
  },
  'stale-queue': {
    means: 'Une file contient de vieux messages.',
    lookAt:
      'le journal de l’expéditeur ; la page d’état de l’opérateur ; pour un webhook, webhook-not-taken dans le journal de send-event',
    act: 'un ralentissement passe tout seul, une panne d’opérateur aussi tant qu’elle reste sous 240 essais ; pour un webhook, prévenez le destinataire',
  },
  'dead-letters': {
    means: 'Une file contient des messages abandonnés.',
    lookAt: 'ses messages abandonnés ci-dessous ; le journal de sa fonction',
    act: 'corrigez, puis relancez',
  },
  'stream-lag': {
    means: 'Le suivi des changements a du retard.',
    lookAt: 'change-not-dispatched dans le journal de dispatch-changes : il nomme la partition et la cause',
    act: 'corrigez et déployez ; il reprend où il s’est arrêté, pendant une heure au plus',
  },
  'stream-failures': {
    means: 'Des changements n’ont pas pu être suivis.',
    lookAt: 'les mêmes lignes',
    act: 'rejouez chaque client ou téléphone qu’elles nomment',
  },
  workflow: { means: 'Un processus a échoué.', lookAt: 'l’historique de l’exécution', act: 'redémarrez-la' },
  'daily-job': {
    means: 'Une tâche quotidienne n’a pas été lancée.',
    lookAt: 'les mesures de sa règle EventBridge',
    act: 'lancez-la à la main : docs/operations.md',
  },
  'event-rule': {
    means: 'Des événements ne sont pas parvenus à la file d’un webhook.',
    lookAt: 'les mesures de sa règle EventBridge',
    act: 'rétablissez la règle d’accès de la file par un déploiement ; rejouez les clients de ce temps',
  },
  api: {
    means: 'L’API répond par des erreurs 5xx.',
    lookAt: 'le journal d’accès de l’API, puis celui de la fonction de la route',
    act: 'comme pour une fonction ; un refus d’API Gateway lui-même n’est que dans le journal d’accès',
  },
  'live-channel': {
    means: 'Le canal en direct échoue.',
    lookAt: 'les journaux de connect-portal et answer-ping',
    act: 'corrigez et déployez ; les portails ouverts interrogent d’eux-mêmes et se reconnectent',
  },
  backup: {
    means: 'La sauvegarde mensuelle de la table a échoué.',
    lookAt: 'la tâche dans AWS Backup : elle nomme la cause',
    act: 'corrigez et lancez à la main une sauvegarde dans le même coffre',
  },
};

const french: OperationsWords = {
  title: 'Exploitation',
  asOf: 'État du',
  none: 'aucun',
  now: 'maintenant',
  about: 'Objet',
  when: 'Quand',
  brand: 'Marque',
  program: 'Programme',
  from: 'De',
  agent: 'Agent',
  programs: { 'lead-alerts': 'alertes aux agents', introductions: 'textos aux clients' },

  alarms: 'Alarmes ouvertes',
  noAlarms: 'Aucune alarme n’est ouverte.',
  lookAt: 'Regardez',
  act: 'Ensuite :',
  advice: (kind) => (kind === undefined ? undefined : frenchAdvice[kind]),

  queues: 'Files',
  queue: 'File',
  queueNames: {
    'outbox-texts': 'textos à envoyer',
    'outbox-emails': 'courriels à envoyer',
    'outbox-pushes': 'notifications à envoyer',
    'reply-digests': 'avis de réponses',
    'bulk-texts': 'envois groupés',
    receipts: 'accusés des textos',
    'email-receipts': 'accusés des courriels',
    'voice-events': 'nouvelles des appels',
    'call-ends': 'appels terminés',
    standing: 'agents partis ou sans permis',
    'inbound-texts': 'textos reçus',
    jobs: 'tâches quotidiennes',
    operations: 'rejeux commandés',
    invitations: 'invitations d’agents',
    'stream/dispatch-changes': 'changements de la table',
  },
  webhookQueue: 'événements pour un webhook',
  waiting: 'En attente',
  inFlight: 'En cours ou remis',
  oldest: 'Plus ancien',
  ageOf: (queue) => `Âge du plus ancien message de ${queue}`,
  deadLetters: 'Messages abandonnés',
  letters: (count) => `${count} ${plural.fr(count, 'message abandonné', 'messages abandonnés')}`,
  redrive: 'Relancer',
  redriveTitle: (queue, count) =>
    `Relancer ${count} ${plural.fr(count, 'message abandonné', 'messages abandonnés')} de ${queue} ?`,
  redriveMore:
    'Ils sont traités à nouveau. Corrigez d’abord ce qui les a fait échouer. Les textos sont jugés à nouveau : sans consentement, ils ne partent pas.',
  redriven: (queue) => `Les messages abandonnés de ${queue} sont relancés.`,
  redrives: {
    moving: 'relance en cours :',
    moved: 'relancés :',
    failed: 'relance échouée :',
    canceled: 'relance annulée :',
  },
  moved: (moved, of) => (of === undefined ? `${moved}` : `${moved} sur ${of}`),

  deadLettersOf: (queue) => `Messages abandonnés de ${queue}`,
  lettersIntro: 'L’objet de chacun, sans ce qui a été écrit ni à qui. Ils restent où ils sont.',
  kind: 'Genre',
  sent: 'Envoyé',
  receives: 'Essais',
  fault: 'Dernière erreur',
  noFault: 'aucune au journal : délai dépassé ou arrêt brutal',
  noLetters: 'Cette file n’a pas de messages abandonnés.',
  moreLetters: (count) => `Il y en a ${count} en tout.`,
  lookAgain: 'Regarder encore',
  notRedrivable:
    'Aucune file ne reprend des changements de la table : rejouez chaque client ou téléphone que le journal nomme.',
  letterKinds: {
    'outbox-message': 'texto, courriel ou notification',
    'team-email': 'courriel à une équipe',
    'reply-digest': 'avis de réponses',
    standing: 'agent parti ou sans permis',
    invitation: 'invitation d’un agent',
    event: 'événement pour un webhook',
    job: 'tâche quotidienne',
    operation: 'rejeu commandé',
    receipt: 'accusé d’un texto',
    'email-receipt': 'accusé d’un courriel',
    'call-event': 'nouvelle d’un appel',
    'inbound-text': 'texto reçu',
    changes: 'changements de la table',
    other: 'autre chose',
    unreadable: 'illisible',
  },

  workflows: 'Processus',
  workflow: 'Processus',
  execution: 'Exécution',
  state: 'État',
  mend: 'Remède',
  workflowNames: {
    'offer-referral': 'Proposition',
    'call-me': 'Appel',
    'request-consent': 'Demande de consentement',
    'remind-owner': 'Rappel',
    'send-plan-steps': 'Étapes des plans',
  },
  running: (workflow, running) => `${workflow} : ${running} en cours`,
  broken: 'Processus échoués ou bloqués',
  noBroken: 'Aucun n’a échoué ni n’est bloqué.',
  moreExecutions: 'Il y en a plus que montré : l’outil d’exploitation les liste tous.',
  failures: { FAILED: 'échoué', TIMED_OUT: 'délai dépassé', ABORTED: 'arrêté' },
  stuck: 'bloqué, commencé',
  restart: 'Redémarrer',
  restartTitle: (execution) => `Redémarrer ${execution} ?`,
  restartMore: 'Il lit dans la table ce qui reste à faire. Ce qui était fait ne l’est pas deux fois.',
  restartStuck: 'Il est encore en cours : il est d’abord arrêté, puis redémarré selon la table.',
  restarted: (execution) => `${execution} continue.`,

  unconfirmed: 'Envois non confirmés',
  unconfirmedIntro: 'Ils sont peut-être partis, sans accusé. Ils ne sont jamais renvoyés d’eux-mêmes.',
  givenUp: 'Abandonné',
  send: 'Quoi',
  sendKinds: (channel, kind) =>
    `${{ text: 'Texto', email: 'Courriel', push: 'Notification' }[channel]} : ${
      {
        notification: 'alerte',
        'team-news': 'nouvelle de l’équipe',
        'consent-request': 'demande de consentement',
        reminder: 'rappel',
        answer: 'réponse à un mot',
        message: 'd’un agent à un client',
      }[kind]
    }`,
  noUnconfirmed: 'Aucun envoi n’est non confirmé.',
  moreSends: 'Ce sont les plus récents ; il y en a d’autres.',

  numbers: 'Numéros',
  number: 'Numéro',
  rate: 'Parties par seconde',
  slowed: (rate, planned) => `${planned} sur ${rate}`,
  inLine: 'Parties en attente',
  free: 'Libre dans',
  freeNow: 'libre',

  receipts: 'Accusés des textos',
  period: 'Période',
  periods: { 24: '24 dernières heures', 72: '3 derniers jours', 168: 'Dernière semaine' },
  delivered: (count) => `${count} remis`,
  failed: (count) => `${count} échoués`,
  deliveredShort: 'Remis',
  failedShort: 'Échoués',
  mostAnHour: (most) => `au plus ${most} par heure`,
  byHour: 'Par heure',
  hour: 'Heure',
  noReceipts: 'Aucun accusé n’est arrivé dans ce temps.',

  replay: 'Rejouer',
  replaySubject: 'Client ou téléphone',
  replayHint: 'L’identifiant d’un client, ref_…, ou le téléphone d’un agent ou d’un client.',
  notSubject: 'Entrez un identifiant ref_…, ou un téléphone à dix chiffres ou avec indicatif.',
  replayAct: 'Rejouer',
  replayTitle: (subject) => `Rejouer ${subject} ?`,
  replayMore:
    'Pour ce qu’une panne ou un déploiement fautif a laissé : processus, avis, textos perdus par une file. Ce qui était fait ne l’est pas deux fois.',
  replayOrdered: 'Le rejeu est commandé.',
  replayProgress: (status, replayed) =>
    `${
      { ordered: 'commandé', running: 'en cours', done: 'terminé', failed: 'échoué, réessayé' }[status]
    }, ${replayed} ${plural.fr(replayed, 'élément', 'éléments')}`,

  orders: 'Commandé récemment',
  ordersIntro: 'Le journal dit qui l’a commandé.',
  noOrders: 'Rien n’a été commandé ces 90 derniers jours.',
  order: 'Quoi',
  orderKinds: { redrive: 'Relance', replay: 'Rejeu', restart: 'Redémarrage' },
  aPhone: 'le consentement d’un téléphone',
  progress: 'Avancement',
  doneAtOnce: 'fait aussitôt',
};

const spanishAdvice: Readonly<Record<AlarmKind, Advice>> = {
  function: {
    means: 'Una función falla.',
    lookAt: 'su registro, líneas de nivel ERROR: llevan el evento y la causa',
    act: 'corrija y despliegue; quienes llamaron recibieron el problema internal-error',
  },
  backlog: {
    means: 'Hay mensajes que esperan su turno.',
    lookAt: 'los números más abajo: hasta cuándo está reservado cada uno',
    act: 'pida a AWS más partes por segundo y ajuste partsPerSecond, o agregue números; lo que espera sale solo',
  },
  'stale-queue': {
    means: 'Una cola tiene mensajes viejos.',
    lookAt:
      'el registro de quien envía; la página de estado del operador; para un webhook, webhook-not-taken en el registro de send-event',
    act: 'una demora pasa sola, y una caída del operador también, mientras no llegue a 240 intentos; para un webhook, avise a quien lo recibe',
  },
  'dead-letters': {
    means: 'Una cola tiene mensajes fallidos.',
    lookAt: 'sus mensajes fallidos más abajo; el registro de su función',
    act: 'corrija y luego devuélvalos a la cola',
  },
  'stream-lag': {
    means: 'El seguimiento de los cambios va con retraso.',
    lookAt: 'change-not-dispatched en el registro de dispatch-changes: nombra la partición y la causa',
    act: 'corrija y despliegue; sigue donde se quedó, durante una hora como máximo',
  },
  'stream-failures': {
    means: 'Hay cambios que no se pudieron seguir.',
    lookAt: 'las mismas líneas',
    act: 'reprocese cada referido o teléfono que nombran',
  },
  workflow: { means: 'Un flujo falló.', lookAt: 'el historial de la ejecución', act: 'reiníciela' },
  'daily-job': {
    means: 'Una tarea diaria no se inició.',
    lookAt: 'las métricas de su regla de EventBridge',
    act: 'ejecútela a mano: docs/operations.md',
  },
  'event-rule': {
    means: 'Hay eventos que no llegaron a la cola de un webhook.',
    lookAt: 'las métricas de su regla de EventBridge',
    act: 'restablezca la política de acceso de la cola con un despliegue; reprocese los referidos de ese tiempo',
  },
  api: {
    means: 'La API responde con errores 5xx.',
    lookAt: 'el registro de acceso de la API y luego el de la función de la ruta',
    act: 'como con una función; un rechazo de la propia API Gateway solo está en el registro de acceso',
  },
  'live-channel': {
    means: 'El canal en vivo falla.',
    lookAt: 'los registros de connect-portal y answer-ping',
    act: 'corrija y despliegue; los portales abiertos preguntan por su cuenta y se reconectan',
  },
  backup: {
    means: 'La copia mensual de la tabla falló.',
    lookAt: 'la tarea en AWS Backup: nombra la causa',
    act: 'corrija y lance a mano una copia en el mismo almacén',
  },
};

const spanish: OperationsWords = {
  title: 'Operaciones',
  asOf: 'Al',
  none: 'ninguno',
  now: 'ahora',
  about: 'Sobre',
  when: 'Cuándo',
  brand: 'Marca',
  program: 'Programa',
  from: 'De',
  agent: 'Agente',
  programs: { 'lead-alerts': 'alertas a agentes', introductions: 'presentaciones a clientes' },

  alarms: 'Alarmas abiertas',
  noAlarms: 'No hay alarmas abiertas.',
  lookAt: 'Revise',
  act: 'Después:',
  advice: (kind) => (kind === undefined ? undefined : spanishAdvice[kind]),

  queues: 'Colas',
  queue: 'Cola',
  queueNames: {
    'outbox-texts': 'mensajes de texto por enviar',
    'outbox-emails': 'correos por enviar',
    'outbox-pushes': 'notificaciones por enviar',
    'reply-digests': 'avisos de respuestas',
    'bulk-texts': 'envíos masivos',
    receipts: 'acuses de mensajes de texto',
    'email-receipts': 'acuses de correos',
    'voice-events': 'novedades de llamadas',
    'call-ends': 'llamadas terminadas',
    standing: 'agentes que se fueron o sin licencia',
    'inbound-texts': 'mensajes de texto recibidos',
    jobs: 'tareas diarias',
    operations: 'repeticiones pedidas',
    invitations: 'invitaciones de agentes',
    'stream/dispatch-changes': 'cambios de la tabla',
  },
  webhookQueue: 'eventos para un webhook',
  waiting: 'En espera',
  inFlight: 'En proceso o aplazados',
  oldest: 'Más antiguo',
  ageOf: (queue) => `Antigüedad del mensaje más viejo de ${queue}`,
  deadLetters: 'Mensajes fallidos',
  letters: (count) => `${count} ${plural.es(count, 'mensaje fallido', 'mensajes fallidos')}`,
  redrive: 'Devolver a la cola',
  redriveTitle: (queue, count) =>
    `¿Devolver a la cola ${count} ${plural.es(count, 'mensaje fallido', 'mensajes fallidos')} de ${queue}?`,
  redriveMore:
    'Se procesan otra vez. Corrija primero lo que los hizo fallar. Los mensajes de texto se evalúan de nuevo: si ya no hay consentimiento, no se envían.',
  redriven: (queue) => `Los mensajes fallidos de ${queue} vuelven a la cola.`,
  redrives: {
    moving: 'devolviendo:',
    moved: 'devueltos:',
    failed: 'no se pudieron devolver:',
    canceled: 'se canceló la devolución:',
  },
  moved: (moved, of) => (of === undefined ? `${moved}` : `${moved} de ${of}`),

  deadLettersOf: (queue) => `Mensajes fallidos de ${queue}`,
  lettersIntro: 'De qué trata cada uno, sin lo que se escribió ni a quién. Verlos no los mueve.',
  kind: 'Tipo',
  sent: 'Enviado',
  receives: 'Intentos',
  fault: 'Último error',
  noFault: 'ninguno en el registro: se agotó el tiempo o se detuvo de golpe',
  noLetters: 'Esta cola no tiene mensajes fallidos.',
  moreLetters: (count) => `Hay ${count} en total.`,
  lookAgain: 'Actualizar',
  notRedrivable:
    'Los cambios de la tabla no vuelven a ninguna cola: reprocese cada referido o teléfono que nombra el registro.',
  letterKinds: {
    'outbox-message': 'mensaje de texto, correo o notificación',
    'team-email': 'correo a un equipo',
    'reply-digest': 'aviso de respuestas',
    standing: 'agente que se fue o perdió la licencia',
    invitation: 'invitación de un agente',
    event: 'evento para un webhook',
    job: 'tarea diaria',
    operation: 'reproceso solicitado',
    receipt: 'acuse de un mensaje de texto',
    'email-receipt': 'acuse de un correo',
    'call-event': 'novedad de una llamada',
    'inbound-text': 'mensaje de texto recibido',
    changes: 'cambios de la tabla',
    other: 'otra cosa',
    unreadable: 'ilegible',
  },

  workflows: 'Flujos',
  workflow: 'Flujo',
  execution: 'Ejecución',
  state: 'Estado',
  mend: 'Reparar',
  workflowNames: {
    'offer-referral': 'Ofrecimiento',
    'call-me': 'Llamada',
    'request-consent': 'Solicitud de consentimiento',
    'remind-owner': 'Recordatorio',
    'send-plan-steps': 'Pasos de los planes',
  },
  running: (workflow, running) => `${workflow}: ${running} en curso`,
  broken: 'Flujos que fallaron o están atascados',
  noBroken: 'Ninguno falló ni está atascado.',
  moreExecutions: 'Hay más de los que se revisaron: la herramienta de operación los muestra todos.',
  failures: { FAILED: 'falló', TIMED_OUT: 'tiempo agotado', ABORTED: 'detenido' },
  stuck: 'atascado, comenzó',
  restart: 'Reiniciar',
  restartTitle: (execution) => `¿Reiniciar ${execution}?`,
  restartMore: 'Lee en la tabla lo que falta por hacer. Lo que ya se hizo no se repite.',
  restartStuck: 'Todavía está en curso: primero se detiene y luego se reinicia según la tabla.',
  restarted: (execution) => `${execution} continúa.`,

  unconfirmed: 'Envíos sin confirmar',
  unconfirmedIntro: 'Tal vez salieron, pero no llegó acuse. Nunca se reenvían por su cuenta.',
  givenUp: 'Abandonado',
  send: 'Qué',
  sendKinds: (channel, kind) =>
    `${{ text: 'Mensaje de texto', email: 'Correo', push: 'Notificación' }[channel]}: ${
      {
        notification: 'alerta',
        'team-news': 'novedad del equipo',
        'consent-request': 'solicitud de consentimiento',
        reminder: 'recordatorio',
        answer: 'respuesta a una palabra clave',
        message: 'de un agente a un cliente',
      }[kind]
    }`,
  noUnconfirmed: 'No hay envíos sin confirmar.',
  moreSends: 'Estos son los más recientes; hay más.',

  numbers: 'Números',
  number: 'Número',
  rate: 'Partes por segundo',
  slowed: (rate, planned) => `${planned} de ${rate}`,
  inLine: 'Partes en cola',
  free: 'Libre en',
  freeNow: 'libre',

  receipts: 'Acuses de mensajes de texto',
  period: 'Período',
  periods: { 24: 'Últimas 24 horas', 72: 'Últimos 3 días', 168: 'Última semana' },
  delivered: (count) => `${count} ${plural.es(count, 'entregado', 'entregados')}`,
  failed: (count) => `${count} ${plural.es(count, 'fallido', 'fallidos')}`,
  deliveredShort: 'Entregados',
  failedShort: 'Fallidos',
  mostAnHour: (most) => `máximo ${most} por hora`,
  byHour: 'Por hora',
  hour: 'Hora',
  noReceipts: 'No llegó ningún acuse en ese tiempo.',

  replay: 'Reprocesar',
  replaySubject: 'Referido o teléfono',
  replayHint: 'El ID de un referido, ref_…, o el teléfono de un agente o cliente.',
  notSubject: 'Escriba el ID de un referido, ref_…, o un teléfono con diez dígitos o código de país.',
  replayAct: 'Reprocesar',
  replayTitle: (subject) => `¿Reprocesar ${subject}?`,
  replayMore:
    'Para lo que una caída o un despliegue defectuoso dejó sin hacer: flujos, avisos, mensajes que una cola perdió. Lo que ya se hizo no se repite.',
  replayOrdered: 'El reproceso está solicitado.',
  replayProgress: (status, replayed) =>
    `${
      { ordered: 'solicitado', running: 'en curso', done: 'terminado', failed: 'falló, se intenta de nuevo' }[
        status
      ]
    }, ${replayed} ${plural.es(replayed, 'elemento', 'elementos')}`,

  orders: 'Solicitado recientemente',
  ordersIntro: 'La auditoría dice quién lo solicitó.',
  noOrders: 'No se solicitó nada en los últimos 90 días.',
  order: 'Qué',
  orderKinds: { redrive: 'Devolución a la cola', replay: 'Reproceso', restart: 'Reinicio' },
  aPhone: 'el consentimiento de un teléfono',
  progress: 'Avance',
  doneAtOnce: 'hecho de inmediato',
};

/** The guide marks code as its document does. */
function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}

export const operationsWords = { en: english, fr: french, es: spanish };

/** What a queue holds; undefined for one that is not known here. */
export function queueName(queue: string, own: OperationsWords): string | undefined {
  if (queue.startsWith('webhook-')) return own.webhookQueue;
  return Object.entries(own.queueNames).find(([name]) => name === queue)?.[1];
}
