// What a client's page says beside the conversation.
import { plural } from '../../messages/plural.ts';

const english = {
  tabs: {
    label: 'About this client',
    conversation: 'Conversation',
    notes: 'Notes',
    reminders: 'Reminders',
    plan: 'Plan',
    history: 'History',
  },
  notes: {
    label: 'New note',
    add: 'Add note',
    none: 'No notes yet. Only you and your team lead can read them.',
    older: 'Show older notes',
  },
  more: 'More',
  theirTime: (times: string) => `${times} for the client`,
  or: ' or ',
  said: {
    created: 'The network referred the client',
    corrected: 'The network corrected the referral',
    'offered-again': 'Offered again',
    'passed-on': 'It went to another team',
    skipped: 'A team was skipped: nobody on it could claim',
    offered: (agents: number) => `Offered to ${agents} ${plural.en(agents, 'agent', 'agents')}`,
    declined: (name: string) => `${name} declined`,
    called: (name: string, calls: number) =>
      `We called ${name} about the offer${calls === 1 ? '' : ` ${calls} times`}`,
    claimed: {
      text: (name: string) => `${name} claimed the client by text`,
      call: (name: string) => `${name} claimed the client by answering the call`,
      pin: (name: string) => `${name} claimed the client by PIN`,
      assignment: (name: string) => `The client was handed over to ${name}`,
      returning: (name: string) => `The client came back to ${name}`,
      unknown: (name: string) => `${name} claimed the client`,
    },
    handedOver: (from: string, to: string) => `Handed over from ${from} to ${to}`,
    clientWrote: 'The client texted',
    stageSet: (name: string, stage: string) => `${name} set the stage to ${stage}`,
    tagsSet: (name: string, added: string, removed: string) =>
      [`${name} changed the tags.`, added && `Added: ${added}.`, removed && `Removed: ${removed}.`]
        .filter(Boolean)
        .join(' '),
    noted: (name: string) => `Note by ${name}`,
    weWrote: 'Text to the client',
    stop: 'The client opted out of texts',
    start: 'The client opted in to texts',
    consentChanged: 'The client’s consent to texts changed',
    consent: {
      'consent-given-to-source': 'The client agreed to texts, according to the network',
      'opted-out-automatically': 'The client was opted out of texts automatically',
      'marked-cannot-be-texted': 'Marked “Cannot be texted”',
      'asked-to-stop': 'The client asked in their own words to stop texts',
      'opted-out-otherwise': 'The client asked in another way to stop texts',
    } as Readonly<Record<string, string>>,
  },
};

type OneClientWords = typeof english;

const french: OneClientWords = {
  tabs: {
    label: 'Sur ce client',
    conversation: 'Conversation',
    notes: 'Notes',
    reminders: 'Rappels',
    plan: 'Plan',
    history: 'Historique',
  },
  notes: {
    label: 'Nouvelle note',
    add: 'Ajouter la note',
    none: 'Aucune note pour le moment. Vous et le responsable de l’équipe les lisez, personne d’autre.',
    older: 'Afficher les notes plus anciennes',
  },
  more: 'Plus',
  theirTime: (times) => `${times} chez le client`,
  or: ' ou ',
  said: {
    created: 'Le réseau a recommandé le client',
    corrected: 'Le réseau a corrigé la fiche',
    'offered-again': 'Proposé de nouveau',
    'passed-on': 'Passé à une autre équipe',
    skipped: 'Personne d’une équipe ne pouvait le prendre',
    offered: (agents) => `Proposé à ${agents} ${plural.fr(agents, 'agent', 'agents')}`,
    declined: (name) => `${name} a décliné`,
    called: (name, calls) =>
      `Nous avons appelé ${name} pour la prise en charge${calls === 1 ? '' : `, ${calls} fois`}`,
    claimed: {
      text: (name) => `${name} a pris le client par texto`,
      call: (name) => `${name} a pris le client en répondant à l’appel`,
      pin: (name) => `${name} a pris le client par NIP`,
      assignment: (name) => `Le client a été confié à ${name}`,
      returning: (name) => `Le client est revenu à ${name}`,
      unknown: (name) => `${name} a pris le client`,
    },
    handedOver: (from, to) => `Confié par ${from} à ${to}`,
    clientWrote: 'Texto du client',
    stageSet: (name, stage) => `Étape changée par ${name} : ${stage}`,
    tagsSet: (name, added, removed) =>
      [
        `Étiquettes changées par ${name}.`,
        added && `Ajoutées : ${added}.`,
        removed && `Retirées : ${removed}.`,
      ]
        .filter(Boolean)
        .join(' '),
    noted: (name) => `Note de ${name}`,
    weWrote: 'Texto au client',
    stop: 'Le client ne veut plus de textos',
    start: 'Le client accepte les textos',
    consentChanged: 'Le consentement du client aux textos a changé',
    consent: {
      'consent-given-to-source': 'Le client a accepté les textos, selon le réseau',
      'opted-out-automatically': 'Le client a été désabonné des textos automatiquement',
      'marked-cannot-be-texted': 'Marqué « Ne peut recevoir de textos »',
      'asked-to-stop': 'Le client a demandé, dans ses mots, de ne plus recevoir de textos',
      'opted-out-otherwise': 'Le client a demandé autrement de ne plus recevoir de textos',
    },
  },
};

const spanish: OneClientWords = {
  tabs: {
    label: 'Sobre este cliente',
    conversation: 'Conversación',
    notes: 'Notas',
    reminders: 'Recordatorios',
    plan: 'Plan',
    history: 'Historial',
  },
  notes: {
    label: 'Nota nueva',
    add: 'Agregar nota',
    none: 'Todavía no hay notas. Solo usted y el líder del equipo las leen.',
    older: 'Mostrar notas anteriores',
  },
  more: 'Más',
  theirTime: (times) => `${times} para el cliente`,
  or: ' o ',
  said: {
    created: 'La red recomendó al cliente',
    corrected: 'La red corrigió los datos',
    'offered-again': 'Ofrecido de nuevo',
    'passed-on': 'Pasó a otro equipo',
    skipped: 'Nadie de un equipo podía tomarlo',
    offered: (agents) => `Ofrecido a ${agents} ${plural.es(agents, 'agente', 'agentes')}`,
    declined: (name) => `${name} lo rechazó`,
    called: (name, calls) => `Llamamos a ${name} para que lo tomara${calls === 1 ? '' : `, ${calls} veces`}`,
    claimed: {
      text: (name) => `${name} tomó al cliente por mensaje de texto`,
      call: (name) => `${name} tomó al cliente al contestar la llamada`,
      pin: (name) => `${name} tomó al cliente con el PIN`,
      assignment: (name) => `El cliente pasó a ${name}`,
      returning: (name) => `El cliente volvió a ${name}`,
      unknown: (name) => `${name} tomó al cliente`,
    },
    handedOver: (from, to) => `${from} pasó el cliente a ${to}`,
    clientWrote: 'Mensaje del cliente',
    stageSet: (name, stage) => `${name} cambió la etapa a ${stage}`,
    tagsSet: (name, added, removed) =>
      [`${name} cambió las etiquetas.`, added && `Añadidas: ${added}.`, removed && `Quitadas: ${removed}.`]
        .filter(Boolean)
        .join(' '),
    noted: (name) => `Nota de ${name}`,
    weWrote: 'Mensaje al cliente',
    stop: 'El cliente ya no quiere mensajes de texto',
    start: 'El cliente acepta mensajes de texto',
    consentChanged: 'Cambió el consentimiento del cliente a los mensajes de texto',
    consent: {
      'consent-given-to-source': 'El cliente aceptó mensajes de texto, según la red',
      'opted-out-automatically': 'El cliente fue dado de baja de los mensajes automáticamente',
      'marked-cannot-be-texted': 'Marcado como «No se le puede escribir»',
      'asked-to-stop': 'El cliente pidió con sus palabras no recibir más mensajes',
      'opted-out-otherwise': 'El cliente pidió de otra manera no recibir más mensajes',
    },
  },
};

export const oneClientWords = { en: english, fr: french, es: spanish };
