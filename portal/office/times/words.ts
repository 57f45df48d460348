// What the page of all teams' response times says.

const english = {
  title: 'Response times',
  intro:
    'From when the agent who claimed was told until they claimed. Median and p90 are exact, of all claims in the period.',
  search: 'Team, by a part of its name',
  period: 'Period',
  days: (days: number) => (days === 1 ? 'The last day' : `The last ${days} days`),
  sort: 'Sort by',
  team: 'Team',
  median: 'Median',
  p90: 'p90',
  offers: 'Offers',
  claims: 'Claims',
  declines: 'Declines',
  misses: 'No answer',
  failed: 'Not read',
  reading: (read: number, all: number) => `${read} of ${all} teams read…`,
  sortedSoFar: 'Sorted among the teams read so far; “More” reads on.',
  none: 'No team is called that. Try fewer words.',
  save: 'Export',
  saved: (count: number) => `${count} teams saved as a file.`,
  columns: {
    teamId: 'Team id',
    from: 'From (UTC)',
    to: 'To (UTC)',
    median: 'Median (seconds)',
    p90: 'p90 (seconds)',
  },
};

const french: typeof english = {
  title: 'Temps de réponse',
  intro:
    'Du moment où l’agent qui l’a pris a été avisé jusqu’à ce qu’il le prenne. La médiane et le p90 sont exacts, sur toute la période.',
  search: 'Équipe, par une partie de son nom',
  period: 'Période',
  days: (days) => (days === 1 ? 'Le dernier jour' : `Les ${days} derniers jours`),
  sort: 'Trier par',
  team: 'Équipe',
  median: 'Médiane',
  p90: 'p90',
  offers: 'Propositions',
  claims: 'Pris',
  declines: 'Refus',
  misses: 'Sans réponse',
  failed: 'Non lu',
  reading: (read, all) => `${read} équipes lues sur ${all}…`,
  sortedSoFar: 'Trié parmi les équipes lues ; « Afficher la suite » continue.',
  none: 'Aucune équipe ne porte ce nom. Essayez moins de mots.',
  save: 'Exporter',
  saved: (count) => `${count} équipes enregistrées dans un fichier.`,
  columns: {
    teamId: 'Identifiant',
    from: 'Du (UTC)',
    to: 'Au (UTC)',
    median: 'Médiane (secondes)',
    p90: 'p90 (secondes)',
  },
};

const spanish: typeof english = {
  title: 'Tiempos de respuesta',
  intro:
    'Desde que el agente que tomó al cliente recibió el aviso hasta que lo tomó. La mediana y el p90 son exactos, de todo el período.',
  search: 'Equipo, por una parte del nombre',
  period: 'Período',
  days: (days) => (days === 1 ? 'El último día' : `Los últimos ${days} días`),
  sort: 'Ordenar por',
  team: 'Equipo',
  median: 'Mediana',
  p90: 'p90',
  offers: 'Ofrecidos',
  claims: 'Tomados',
  declines: 'Rechazados',
  misses: 'Sin respuesta',
  failed: 'Sin leer',
  reading: (read, all) => `${read} de ${all} equipos leídos…`,
  sortedSoFar: 'Ordenado entre los equipos leídos hasta ahora; “Mostrar más” sigue leyendo.',
  none: 'Ningún equipo se llama así. Pruebe con menos palabras.',
  save: 'Exportar',
  saved: (count) => `${count} equipos guardados en un archivo.`,
  columns: {
    teamId: 'ID del equipo',
    from: 'Desde (UTC)',
    to: 'Hasta (UTC)',
    median: 'Mediana (segundos)',
    p90: 'p90 (segundos)',
  },
};

export const timesWords = { en: english, fr: french, es: spanish };
