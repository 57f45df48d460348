// What the pages of response times say, of a team and of all teams.
import { plural } from '../messages/plural.ts';

const english = {
  title: 'Response times',
  intro: 'How long agents take to claim, each measured from their own notification.',
  periodLabel: 'Period',
  days: (days: number) => plural.en(days, 'The last day', `The last ${days} days`),
  period: (from: string, to: string) => `${from} to ${to}`,
  agent: 'Agent',
  team: 'Whole team',
  median: 'Half within',
  p90: '9 of 10 within',
  offers: 'Offers',
  claims: 'Claimed',
  declines: 'Declined',
  misses: 'No answer',
  withdrawn: 'Taken back',
  open: 'Open',
  sum: 'Each offer is in one of the columns from Claimed to Open.',
  meanings: {
    misses: 'A teammate claimed first, or time ran out.',
    withdrawn:
      'Ended before an answer: the team lead declined for the team, the network took the client back, or the agent can no longer claim.',
    open: 'Can still be claimed.',
  },
  spread: 'How long claims took',
  within: (from: string | undefined, to: string | undefined) =>
    from === undefined ? `Up to ${to}` : to === undefined ? `Over ${from}` : `${from} to ${to}`,
  claimed: (count: number) => `${count} ${plural.en(count, 'claim', 'claims')}`,
  noClaims: 'No claims in this period.',
  table: 'Agents',
  save: 'Export as CSV',
  saved: (count: number) => `${count} ${plural.en(count, 'line', 'lines')} saved as a file.`,
  columns: {
    agentId: 'Agent ID',
    from: 'From (UTC)',
    to: 'To (UTC)',
    median: 'Half within (seconds)',
    p90: '9 of 10 within (seconds)',
  },
};

const french: typeof english = {
  title: 'Délais de réponse',
  intro:
    'Le temps que les agents mettent à prendre un client, à partir de l’avis que chacun a reçu. Qui est avisé plus tard est mesuré à partir de là.',
  periodLabel: 'Période',
  days: (days) => plural.fr(days, 'Le dernier jour', `Les ${days} derniers jours`),
  period: (from, to) => `Du ${from} au ${to}`,
  agent: 'Agent',
  team: 'Toute l’équipe',
  median: 'La moitié en',
  p90: '9 sur 10 en',
  offers: 'Offres',
  claims: 'Prises',
  declines: 'Refusées',
  misses: 'Sans réponse',
  withdrawn: 'Retirées',
  open: 'En cours',
  sum: 'Chaque offre est dans une des colonnes, de Prises à En cours.',
  meanings: {
    misses: 'Un collègue a été plus rapide, ou le temps était écoulé.',
    withdrawn:
      'Terminées avant une réponse : le chef d’équipe a refusé pour l’équipe, la source a repris le client, ou l’agent ne peut plus le prendre.',
    open: 'Peuvent encore être prises.',
  },
  spread: 'Le temps des prises',
  within: (from, to) =>
    from === undefined ? `Jusqu’à ${to}` : to === undefined ? `Plus de ${from}` : `De ${from} à ${to}`,
  claimed: (count) => `${count} ${plural.fr(count, 'prise', 'prises')}`,
  noClaims: 'Personne n’a pris de client dans cette période.',
  table: 'Agents',
  save: 'Exporter en CSV',
  saved: (count) =>
    `${count} ${plural.fr(count, 'ligne enregistrée', 'lignes enregistrées')} dans un fichier.`,
  columns: {
    agentId: 'Identifiant de l’agent',
    from: 'Du (UTC)',
    to: 'Au (UTC)',
    median: 'La moitié en (secondes)',
    p90: '9 sur 10 en (secondes)',
  },
};

const spanish: typeof english = {
  title: 'Tiempos de respuesta',
  intro:
    'Lo que tardan los agentes en tomar un cliente desde que reciben el aviso. A quien se le avisa más tarde se le mide desde entonces.',
  periodLabel: 'Período',
  days: (days) => plural.es(days, 'El último día', `Los últimos ${days} días`),
  period: (from, to) => `Del ${from} al ${to}`,
  agent: 'Agente',
  team: 'Todo el equipo',
  median: 'La mitad en',
  p90: '9 de 10 en',
  offers: 'Ofertas',
  claims: 'Tomadas',
  declines: 'Rechazadas',
  misses: 'Sin respuesta',
  withdrawn: 'Retiradas',
  open: 'Abiertas',
  sum: 'Cada oferta está en una de las columnas, de Tomadas a Abiertas.',
  meanings: {
    misses: 'Un compañero fue más rápido o se acabó el tiempo.',
    withdrawn:
      'Terminaron antes de una respuesta: el líder la rechazó por el equipo, la fuente retiró al cliente o el agente ya no puede tomarlo.',
    open: 'Todavía se pueden tomar.',
  },
  spread: 'Cuánto tardaron',
  within: (from, to) =>
    from === undefined ? `Hasta ${to}` : to === undefined ? `Más de ${from}` : `De ${from} a ${to}`,
  claimed: (count) => `${count} ${plural.es(count, 'tomada', 'tomadas')}`,
  noClaims: 'Nadie tomó un cliente en este período.',
  table: 'Agentes',
  save: 'Exportar como CSV',
  saved: (count) => `${count} ${plural.es(count, 'línea guardada', 'líneas guardadas')} en un archivo.`,
  columns: {
    agentId: 'Id del agente',
    from: 'Desde (UTC)',
    to: 'Hasta (UTC)',
    median: 'La mitad en (segundos)',
    p90: '9 de 10 en (segundos)',
  },
};

export const responseWords = { en: english, fr: french, es: spanish };
