// What the pages of referrals say together: the list, and how things are called.
import { plural } from '../../messages/plural.ts';

const english = {
  title: 'Referrals',
  search: 'Client, city, phone or referral ID',
  searchHint: 'Starts of words are enough, as in “Seattle, WA”. A phone number needs all ten digits.',
  wholeNumber: 'Type all ten digits of the phone number, or add a name or a team.',
  all: 'All',
  client: 'Client',
  wants: 'Looking for',
  team: 'Team',
  status: 'Status',
  statuses: { offered: 'Offered', claimed: 'Claimed', returned: 'Returned' },
  agent: 'Agent',
  created: 'Created',
  from: 'Created from',
  to: 'to',
  backward: 'The last day can’t be before the first.',
  clear: 'Clear filters',
  none: 'There are no referrals yet.',
  noneMore: 'Refer your first client, or upload many in a file.',
  noneSuch: 'No referral matches. Try fewer words, another status or a longer period.',
  noneSoFar: 'None on the pages read so far. “More” keeps searching.',
  newOne: 'New referral',
  fromFile: 'From a file',
  claimedBy: {
    text: 'first text',
    call: 'answered call',
    pin: 'PIN',
    assignment: 'hand-over',
    returning: 'returning client',
  },
  returned: {
    expired: 'Nobody claimed it in time',
    'declined-by-lead': 'The team lead declined for the team',
    'given-back': 'Given back by the agent',
    withdrawn: 'Withdrawn by the source',
    'nobody-left': 'No one was left to claim it',
  },
  export: {
    start: 'Export',
    running: (count: number) => `${count} ${plural.en(count, 'referral', 'referrals')} so far…`,
    done: (count: number) => `${count} ${plural.en(count, 'referral', 'referrals')} saved as a file.`,
    cut: (count: number) =>
      `The file has the newest ${count} referrals, the most that one holds. Export shorter periods for the rest.`,
  },
};

const french: typeof english = {
  title: 'Clients recommandés',
  search: 'Client, ville, téléphone ou identifiant',
  searchHint:
    'Le début des mots suffit, comme dans « Seattle, WA ». Un numéro de téléphone se donne en entier.',
  wholeNumber: 'Saisissez les dix chiffres du numéro, ou ajoutez un nom ou une équipe.',
  all: 'Tous',
  client: 'Client',
  wants: 'Recherche',
  team: 'Équipe',
  status: 'État',
  statuses: { offered: 'Proposé', claimed: 'Pris', returned: 'Rendu' },
  agent: 'Agent',
  created: 'Créé',
  from: 'Créés du',
  to: 'au',
  backward: 'Choisissez un dernier jour qui ne précède pas le premier.',
  clear: 'Effacer les filtres',
  none: 'Il n’y a pas encore de clients recommandés.',
  noneMore: 'Recommandez votre premier client, ou plusieurs par un fichier.',
  noneSuch: 'Aucun client ne correspond. Essayez moins de mots, un autre état ou une période plus longue.',
  noneSoFar: 'Aucun sur les pages lues jusqu’ici. « Afficher la suite » continue la recherche.',
  newOne: 'Recommander un client',
  fromFile: 'Par un fichier',
  claimedBy: {
    text: 'premier message',
    call: 'appel répondu',
    pin: 'NIP',
    assignment: 'transfert',
    returning: 'client de retour',
  },
  returned: {
    expired: 'Personne ne l’a pris à temps',
    'declined-by-lead': 'Le responsable l’a refusé pour l’équipe',
    'given-back': 'Rendu par l’agent',
    withdrawn: 'Retiré par la source',
    'nobody-left': 'Il ne restait personne pour le prendre',
  },
  export: {
    start: 'Exporter',
    running: (count) => `${count} ${plural.fr(count, 'client', 'clients')} jusqu’ici…`,
    done: (count) =>
      `${count} ${plural.fr(count, 'client enregistré', 'clients enregistrés')} dans un fichier.`,
    cut: (count) =>
      `Le fichier contient les ${count} clients les plus récents, le maximum. Exportez des périodes plus courtes pour le reste.`,
  },
};

const spanish: typeof english = {
  title: 'Referidos',
  search: 'Cliente, ciudad, teléfono o ID del referido',
  searchHint:
    'Basta con el comienzo de las palabras, como en “Seattle, WA”. Un teléfono se escribe con sus diez dígitos.',
  wholeNumber: 'Escriba los diez dígitos del número, o agregue un nombre o un equipo.',
  all: 'Todos',
  client: 'Cliente',
  wants: 'Busca',
  team: 'Equipo',
  status: 'Estado',
  statuses: { offered: 'Ofrecido', claimed: 'Tomado', returned: 'Devuelto' },
  agent: 'Agente',
  created: 'Creado',
  from: 'Creados desde',
  to: 'hasta',
  backward: 'Elija un último día que no sea anterior al primero.',
  clear: 'Borrar filtros',
  none: 'Todavía no hay referidos.',
  noneMore: 'Refiera a su primer cliente, o a muchos con un archivo.',
  noneSuch: 'Ningún referido coincide. Pruebe con menos palabras, otro estado o un período más largo.',
  noneSoFar: 'Ninguno en las páginas leídas hasta ahora. “Mostrar más” sigue buscando.',
  newOne: 'Nuevo referido',
  fromFile: 'Desde un archivo',
  claimedBy: {
    text: 'primer mensaje',
    call: 'llamada contestada',
    pin: 'PIN',
    assignment: 'traspaso',
    returning: 'cliente que regresa',
  },
  returned: {
    expired: 'Nadie lo tomó a tiempo',
    'declined-by-lead': 'El líder lo rechazó por el equipo',
    'given-back': 'Lo devolvió el agente',
    withdrawn: 'Lo retiró la fuente',
    'nobody-left': 'No quedaba nadie que pudiera tomarlo',
  },
  export: {
    start: 'Exportar',
    running: (count) => `${count} ${plural.es(count, 'referido', 'referidos')} hasta ahora…`,
    done: (count) =>
      `${count} ${plural.es(count, 'referido guardado', 'referidos guardados')} en un archivo.`,
    cut: (count) =>
      `El archivo tiene los ${count} referidos más recientes, el máximo. Exporte períodos más cortos para el resto.`,
  },
};

export const referralsWords = { en: english, fr: french, es: spanish };
