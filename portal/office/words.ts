// What the frame of the back office says; each area has its own words.
import type { AreaName } from './areas.ts';

type OfficeWords = {
  title: string;
  navigation: string;
  more: string;
  areas: Record<AreaName, string>;
  /** Said instead of what the portal says to agents, or the API in its own words. */
  problems: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, string>>;
};

const english: OfficeWords = {
  title: 'Back office',
  navigation: 'Back office',
  more: 'More',
  areas: {
    referrals: 'Referrals',
    times: 'Response times',
    teams: 'Teams',
    numbers: 'Phones',
    'consent-lists': 'Lists',
    audit: 'Audit',
    operations: 'Operations',
  },
  problems: {
    'leads-team': 'They are the team lead. Choose another team lead on the team’s page first.',
    'unknown-team': 'This team no longer exists. Look it up again.',
    'unknown-agent': 'That agent is no longer on the team, or has no license. Choose another.',
    'invalid-request': 'Fix what is marked and try again.',
    'daily-limit-reached': 'Today’s limit for this has been reached.',
    'email-missing': 'There is no email address to send it to. Save one first.',
    'signed-in-already': 'They have already signed in and have their own password.',
    'has-left': 'They have left the team. Add them back first.',
    'already-claimed': 'An agent has claimed the client in the meantime.',
    'referral-returned': 'In the meantime, it came back to you.',
    'already-offered': 'It is already being offered.',
    'idempotency-key-reused':
      'An earlier attempt went through with different content. Find it in the list before you refer the client again.',
  },
  faults: {
    '/phone': 'Enter ten digits, or start with a country code such as +1.',
    '/name': 'Enter a name of at most 100 characters, on one line.',
  },
};

const french: OfficeWords = {
  title: 'Administration',
  navigation: 'Administration',
  more: 'Afficher la suite',
  areas: {
    referrals: 'Clients',
    times: 'Temps de réponse',
    teams: 'Équipes',
    numbers: 'Téléphones',
    'consent-lists': 'Listes',
    audit: 'Journal',
    operations: 'Exploitation',
  },
  problems: {
    'leads-team': 'Cette personne est responsable de son équipe. Nommez-y d’abord un autre responsable.',
    'unknown-team': 'Cette équipe n’existe plus. Cherchez-la à nouveau.',
    'unknown-agent': 'Cet agent n’est plus dans l’équipe, ou n’a pas de permis. Choisissez-en un autre.',
    'invalid-request': 'Corrigez ce qui est marqué et réessayez.',
    'daily-limit-reached': 'Cela a été fait aussi souvent que permis en un jour.',
    'email-missing': 'Il n’y a pas de courriel. Enregistrez-en un d’abord.',
    'signed-in-already': 'Cette personne s’est déjà connectée et a son propre mot de passe.',
    'has-left': 'Cette personne a quitté l’équipe. Reprenez-la d’abord.',
    'already-claimed': 'Un agent a pris le client entre-temps.',
    'referral-returned': 'Il vous a été rendu entre-temps.',
    'already-offered': 'Il est déjà proposé.',
    'idempotency-key-reused':
      'Un essai précédent est passé avec d’autres mots. Cherchez-le dans la liste avant de recommander le client de nouveau.',
  },
  faults: {
    '/phone': 'Entrez dix chiffres, ou commencez par un indicatif comme +1.',
    '/name': 'Entrez un nom d’au plus 100 lettres, sur une ligne.',
  },
};

const spanish: OfficeWords = {
  title: 'Administración',
  navigation: 'Administración',
  more: 'Mostrar más',
  areas: {
    referrals: 'Referidos',
    times: 'Tiempos de respuesta',
    teams: 'Equipos',
    numbers: 'Teléfonos',
    'consent-lists': 'Listas',
    audit: 'Auditoría',
    operations: 'Operaciones',
  },
  problems: {
    'leads-team': 'Esta persona es líder de su equipo. Nombre primero a otro líder en la página del equipo.',
    'unknown-team': 'Ese equipo ya no existe. Búsquelo de nuevo.',
    'unknown-agent': 'Ese agente ya no está en el equipo, o no tiene licencia. Elija otro.',
    'invalid-request': 'Corrija lo que está marcado e intente de nuevo.',
    'daily-limit-reached': 'Hoy esto ya se hizo tantas veces como se permite en un día.',
    'email-missing': 'No hay un correo electrónico. Guarde uno primero.',
    'signed-in-already': 'Esta persona ya inició sesión y tiene su propia contraseña.',
    'has-left': 'Esta persona dejó el equipo. Primero agréguela de nuevo.',
    'already-claimed': 'Mientras tanto, un agente tomó al cliente.',
    'referral-returned': 'Mientras tanto, se le devolvió a usted.',
    'already-offered': 'Ya está ofrecido.',
    'idempotency-key-reused':
      'Un intento anterior se envió con otros datos. Búsquelo en la lista antes de referir al cliente de nuevo.',
  },
  faults: {
    '/phone': 'Escriba diez dígitos, o empiece con un código de país como +1.',
    '/name': 'Escriba un nombre de 100 letras como máximo, en una sola línea.',
  },
};

export const officeWords = { en: english, fr: french, es: spanish };
