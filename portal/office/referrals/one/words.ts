// What the page of one referral says.

import type { Referral } from '../../../api/answers.ts';
import { plural } from '../../../messages/plural.ts';
import type { AgentInRound, LineEvent } from './timeline-parts.ts';

type Ended = NonNullable<AgentInRound['ended']>;
type EndedAs = Exclude<Ended, { kind: 'claimed' }>['outcome'];

type ReferralWords = {
  back: string;
  about: string;
  clientPhone: string;
  clientEmail: string;
  kind: string;
  stands: string;
  offeredTo: string;
  /** RT-10 */
  chain: string;
  chainStates: Record<NonNullable<Referral['chain']>[number]['state'], string>;
  claimedBy: (name: string, by: string) => string;
  returning: string;
  timeline: string;
  round: (round: number) => string;
  offered: (team: string, agents: number) => string;
  agent: string;
  told: string;
  notTold: string;
  called: string;
  outcome: string;
  calls: (count: number) => string;
  channels: Record<'text' | 'email' | 'push', string>;
  tellings: Readonly<Record<string, string>>;
  callStates: Readonly<Record<string, string>>;
  waits: string;
  ended: Record<EndedAs, string>;
  claimed: (seconds: string | undefined) => string;
  after: (duration: string) => string;
  lines: Record<
    Exclude<
      LineEvent['kind'],
      'text' | 'claimed' | 'reassigned' | 'returned' | 'passed-on' | 'skipped' | 'consent' | 'offered-again'
    >,
    string
  >;
  offeredAgain: (team: string) => string;
  claimedLine: (name: string, by: string | undefined, seconds: string | undefined) => string;
  reassigned: (from: string, to: string) => string;
  returned: (reason: string) => string;
  passedOn: (team: string, reason: string) => string;
  skipped: (team: string) => string;
  acts: Readonly<Record<string, string>>;
  clientSaid: { stop: string; start: string };
  correct: string;
  correctMore: string;
  corrected: string;
  unchanged: string;
  newConsent: string;
  withdraw: string;
  withdrawTitle: string;
  withdrawMore: string;
  withdrawReason: string;
  withdrawn: string;
  offerAgain: string;
  offerAgainMore: string;
  sameTeam: (team: string) => string;
  otherTeams: string;
  minutes: string;
  offeredAgainDone: string;
};

const english: ReferralWords = {
  back: 'Referrals',
  about: 'About the client',
  clientPhone: 'Phone',
  clientEmail: 'Email',
  kind: 'Kind',
  stands: 'Status',
  offeredTo: 'Team',
  chain: 'Teams in order',
  chainStates: {
    waiting: 'waits for its turn',
    offered: 'is offered the client now',
    claimed: 'has the client',
    returned: 'did not take the client',
    skipped: 'skipped: none of its agents could be offered the client',
    'not-reached': 'not asked: it was over before',
  },
  claimedBy: (name, by) => `${name} has the client, by ${by}.`,
  returning: 'An agent on the team had this client before.',
  timeline: 'What happened',
  round: (round) => `Round ${round}`,
  offered: (team, agents) => `Offered to ${agents} ${plural.en(agents, 'agent', 'agents')} of ${team}`,
  agent: 'Agent',
  told: 'Notified by',
  notTold: 'Not yet',
  called: 'Calls',
  outcome: 'Outcome',
  calls: (count) => `${count} ${plural.en(count, 'call', 'calls')}`,
  channels: { text: 'Text', email: 'Email', push: 'Push' },
  tellings: {
    queued: 'on its way',
    held: 'waiting',
    sending: 'on its way',
    sent: 'sent',
    accepted: 'sent',
    delivered: 'delivered',
    failed: 'failed',
    refused: 'not sent',
    unconfirmed: 'unconfirmed',
  },
  callStates: {
    requested: 'requested',
    dialing: 'ringing',
    ringing: 'ringing',
    answered: 'answered',
    missed: 'missed',
    pin: 'missed, has a PIN',
    claimed: 'claimed',
    lost: 'lost to a teammate',
    ended: 'ended',
  },
  waits: 'Open',
  ended: { declined: 'Declined', missed: 'No answer', withdrawn: 'Taken back' },
  claimed: (seconds) => (seconds === undefined ? 'Claimed' : `Claimed after ${seconds}`),
  after: (duration) => `after ${duration}`,
  lines: { created: 'Created', corrected: 'Corrected' },
  offeredAgain: (team) => `Offered again, to ${team}`,
  claimedLine: (name, by, seconds) =>
    `${name} claimed the client${by === undefined ? '' : ` by ${by}`}${
      seconds === undefined ? '' : `, ${seconds} after being notified`
    }`,
  reassigned: (from, to) => `${from} handed the client to ${to}`,
  returned: (reason) => `Returned: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  passedOn: (team, reason) => `Ended for ${team}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  skipped: (team) => `${team} was skipped: nobody on the team could be offered it`,
  acts: {
    'consent-given-to-source': 'The client agreed to texts, as recorded by the source',
    'word-received': 'The client replied with a keyword',
    'opted-out-automatically': 'The client was opted out automatically',
    'marked-cannot-be-texted': 'An agent marked the client “Cannot be texted”',
    'asked-to-stop': 'The client asked in their own words to stop texts',
    'opted-out-otherwise': 'The client asked in another way to stop texts',
  },
  clientSaid: { stop: 'The client stopped texts', start: 'The client allowed texts again' },
  correct: 'Correct',
  correctMore: 'Agents who were offered the client are notified if the area, price range or notes change.',
  corrected: 'Corrected.',
  unchanged: 'Nothing is changed yet.',
  newConsent: 'A new consent is recorded next to the earlier one.',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw this referral?',
  withdrawMore:
    'Nobody can claim it anymore, and agents who were offered it are notified. You can offer it again later.',
  withdrawReason: 'Reason (the team lead reads it too)',
  withdrawn: 'Withdrawn.',
  offerAgain: 'Offer again',
  offerAgainMore: 'The team’s agents are notified again and get a new time window.',
  sameTeam: (team) => `The same team: ${team}`,
  otherTeams: 'Another team, or several in order',
  minutes: 'Minutes to claim (60 if left empty)',
  offeredAgainDone: 'Offered again.',
};

const french: ReferralWords = {
  back: 'Clients recommandés',
  about: 'Le client',
  clientPhone: 'Téléphone',
  clientEmail: 'Courriel',
  kind: 'Type',
  stands: 'Où il en est',
  offeredTo: 'Équipe',
  chain: 'Équipes dans l’ordre',
  chainStates: {
    waiting: 'attend son tour',
    offered: 'se voit proposer le client maintenant',
    claimed: 'a le client',
    returned: 'n’a pas pris le client',
    skipped: 'passée : aucun de ses agents ne pouvait recevoir le client',
    'not-reached': 'pas sollicitée : c’était terminé avant',
  },
  claimedBy: (name, by) => `${name} a le client (${by}).`,
  returning: 'Un agent de l’équipe avait déjà ce client.',
  timeline: 'Ce qui s’est passé',
  round: (round) => `Tour ${round}`,
  offered: (team, agents) => `Proposé à ${agents} ${plural.fr(agents, 'agent', 'agents')} de ${team}`,
  agent: 'Agent',
  told: 'Avisé par',
  notTold: 'Pas encore',
  called: 'Appels',
  outcome: 'Issue',
  calls: (count) => `${count} ${plural.fr(count, 'appel', 'appels')}`,
  channels: { text: 'Texto', email: 'Courriel', push: 'Notification' },
  tellings: {
    queued: 'en route',
    held: 'en attente',
    sending: 'en route',
    sent: 'envoyé',
    accepted: 'envoyé',
    delivered: 'reçu',
    failed: 'échoué',
    refused: 'pas envoyé',
    unconfirmed: 'non confirmé',
  },
  callStates: {
    requested: 'demandé',
    dialing: 'sonne',
    ringing: 'sonne',
    answered: 'répondu',
    missed: 'manqué',
    pin: 'manqué, a un NIP',
    claimed: 'pris',
    lost: 'un collègue a été plus rapide',
    ended: 'terminé',
  },
  waits: 'Ouvert',
  ended: { declined: 'Refusé', missed: 'Sans réponse', withdrawn: 'Retiré' },
  claimed: (seconds) => (seconds === undefined ? 'Pris' : `Pris après ${seconds}`),
  after: (duration) => `après ${duration}`,
  lines: { created: 'Créé', corrected: 'Corrigé' },
  offeredAgain: (team) => `Proposé de nouveau, à ${team}`,
  claimedLine: (name, by, seconds) =>
    `${name} a pris le client${by === undefined ? '' : ` (${by})`}${
      seconds === undefined ? '' : `, ${seconds} après avoir été avisé`
    }`,
  reassigned: (from, to) => `${from} a transféré le client à ${to}`,
  returned: (reason) => `Rendu : ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  passedOn: (team, reason) => `Terminé pour ${team} : ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  skipped: (team) => `${team} a été passée : il ne pouvait être proposé à personne de l’équipe`,
  acts: {
    'consent-given-to-source': 'Le client a accepté les textos, selon la source',
    'word-received': 'Le client a répondu par un mot',
    'opted-out-automatically': 'Le client a été désabonné automatiquement',
    'marked-cannot-be-texted': 'Un agent a noté que le client ne veut pas de textos',
    'asked-to-stop': 'Le client a demandé avec ses mots de ne plus recevoir de textos',
    'opted-out-otherwise': 'Le client a demandé autrement de ne plus recevoir de textos',
  },
  clientSaid: { stop: 'Le client a arrêté les textos', start: 'Le client permet de nouveau les textos' },
  correct: 'Corriger',
  correctMore:
    'Les agents à qui le client est proposé apprennent un autre lieu, un autre prix ou une autre note.',
  corrected: 'Corrigé.',
  unchanged: 'Rien n’est encore changé.',
  newConsent: 'Un nouveau consentement est noté à côté du précédent.',
  withdraw: 'Retirer',
  withdrawTitle: 'Retirer ce client ?',
  withdrawMore:
    'Personne ne peut plus le prendre, et les agents à qui il était proposé l’apprennent. Vous pourrez le proposer de nouveau.',
  withdrawReason: 'Motif, que le responsable de l’équipe lit aussi',
  withdrawn: 'Retiré.',
  offerAgain: 'Proposer de nouveau',
  offerAgainMore: 'Les agents de l’équipe sont avisés de nouveau et ont un nouveau délai.',
  sameTeam: (team) => `La même équipe : ${team}`,
  otherTeams: 'Une autre équipe, ou plusieurs dans l’ordre',
  minutes: 'Minutes pour le prendre, 60 si vide',
  offeredAgainDone: 'Proposé de nouveau.',
};

const spanish: ReferralWords = {
  back: 'Referidos',
  about: 'Sobre el cliente',
  clientPhone: 'Teléfono',
  clientEmail: 'Correo electrónico',
  kind: 'Tipo',
  stands: 'En qué va',
  offeredTo: 'Equipo',
  chain: 'Equipos en orden',
  chainStates: {
    waiting: 'espera su turno',
    offered: 'tiene ahora la oferta',
    claimed: 'tiene al cliente',
    returned: 'no tomó al cliente',
    skipped: 'omitido: no se podía ofrecer el cliente a ninguno de sus agentes',
    'not-reached': 'no se le preguntó: terminó antes',
  },
  claimedBy: (name, by) => `${name} tiene al cliente (${by}).`,
  returning: 'Un agente del equipo ya había tenido a este cliente.',
  timeline: 'Qué pasó',
  round: (round) => `Ronda ${round}`,
  offered: (team, agents) => `Ofrecido a ${agents} ${plural.es(agents, 'agente', 'agentes')} de ${team}`,
  agent: 'Agente',
  told: 'Avisado por',
  notTold: 'Todavía no',
  called: 'Llamadas',
  outcome: 'Resultado',
  calls: (count) => `${count} ${plural.es(count, 'llamada', 'llamadas')}`,
  channels: { text: 'Mensaje de texto', email: 'Correo', push: 'Notificación' },
  tellings: {
    queued: 'en camino',
    held: 'en espera',
    sending: 'en camino',
    sent: 'enviado',
    accepted: 'enviado',
    delivered: 'entregado',
    failed: 'falló',
    refused: 'no enviado',
    unconfirmed: 'sin confirmar',
  },
  callStates: {
    requested: 'solicitada',
    dialing: 'sonando',
    ringing: 'sonando',
    answered: 'contestada',
    missed: 'perdida',
    pin: 'perdida, tiene PIN',
    claimed: 'tomó al cliente',
    lost: 'un compañero fue más rápido',
    ended: 'terminada',
  },
  waits: 'Abierto',
  ended: { declined: 'Rechazó', missed: 'Sin respuesta', withdrawn: 'Retirado' },
  claimed: (seconds) => (seconds === undefined ? 'Lo tomó' : `Lo tomó después de ${seconds}`),
  after: (duration) => `después de ${duration}`,
  lines: { created: 'Creado', corrected: 'Corregido' },
  offeredAgain: (team) => `Ofrecido de nuevo, a ${team}`,
  claimedLine: (name, by, seconds) =>
    `${name} tomó al cliente${by === undefined ? '' : ` (${by})`}${
      seconds === undefined ? '' : `, ${seconds} después del aviso`
    }`,
  reassigned: (from, to) => `${from} le traspasó el cliente a ${to}`,
  returned: (reason) => `Devuelto: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  passedOn: (team, reason) => `Terminó para ${team}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  skipped: (team) => `Se omitió a ${team}: no había nadie del equipo a quien ofrecérselo`,
  acts: {
    'consent-given-to-source': 'El cliente aceptó mensajes de texto, según la fuente',
    'word-received': 'El cliente respondió con una palabra clave',
    'opted-out-automatically': 'Se dio de baja al cliente automáticamente',
    'marked-cannot-be-texted': 'Un agente marcó que al cliente no se le puede escribir',
    'asked-to-stop': 'El cliente pidió con sus palabras no recibir más mensajes de texto',
    'opted-out-otherwise': 'El cliente pidió de otra forma no recibir más mensajes de texto',
  },
  clientSaid: {
    stop: 'El cliente se dio de baja de los mensajes de texto',
    start: 'El cliente volvió a permitir mensajes de texto',
  },
  correct: 'Corregir',
  correctMore:
    'Si cambia la zona, el rango de precio o la nota, los agentes a quienes se ofreció reciben aviso.',
  corrected: 'Corregido.',
  unchanged: 'Todavía no cambió nada.',
  newConsent: 'Un consentimiento nuevo se registra junto al anterior.',
  withdraw: 'Retirar',
  withdrawTitle: '¿Retirar este referido?',
  withdrawMore:
    'Ya nadie podrá tomarlo, y se avisa a los agentes a quienes se ofreció. Puede ofrecerlo de nuevo más adelante.',
  withdrawReason: 'Motivo (también lo lee el líder del equipo)',
  withdrawn: 'Retirado.',
  offerAgain: 'Ofrecer de nuevo',
  offerAgainMore: 'Se avisa otra vez a los agentes del equipo, con un plazo nuevo.',
  sameTeam: (team) => `El mismo equipo: ${team}`,
  otherTeams: 'Otro equipo, o varios en orden',
  minutes: 'Minutos para tomarlo (60 si se deja vacío)',
  offeredAgainDone: 'Ofrecido de nuevo.',
};

export const oneReferralWords = { en: english, fr: french, es: spanish };
