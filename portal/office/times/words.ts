// What the page of all teams' response times says.
import { plural } from '../../messages/plural.ts';

const english = {
  title: 'Response times',
  intro: 'From when the agent who claimed was notified until they claimed, over all claims in the period.',
  search: 'Team, by a part of its name',
  sort: 'Sort by',
  team: 'Team',
  failed: 'Not loaded',
  reading: (read: number, all: number) => `${read} of ${all} ${plural.en(all, 'team', 'teams')} read…`,
  sortedSoFar: 'Sorted among the teams read so far; “More” reads on.',
  none: 'No team matches. Try fewer words.',
  saved: (count: number) => `${count} ${plural.en(count, 'team', 'teams')} saved as a file.`,
  teamId: 'Team ID',
};

const french: typeof english = {
  title: 'Temps de réponse',
  intro: 'Du moment où l’agent qui l’a pris a été avisé jusqu’à ce qu’il le prenne, sur toute la période.',
  search: 'Équipe, par une partie de son nom',
  sort: 'Trier par',
  team: 'Équipe',
  failed: 'Non lu',
  reading: (read, all) => `${read} ${plural.fr(read, 'équipe lue', 'équipes lues')} sur ${all}…`,
  sortedSoFar: 'Trié parmi les équipes lues ; « Afficher la suite » continue.',
  none: 'Aucune équipe ne porte ce nom. Essayez moins de mots.',
  saved: (count) =>
    `${count} ${plural.fr(count, 'équipe enregistrée', 'équipes enregistrées')} dans un fichier.`,
  teamId: 'Identifiant',
};

const spanish: typeof english = {
  title: 'Tiempos de respuesta',
  intro: 'Desde que el agente que tomó al cliente recibió el aviso hasta que lo tomó, de todo el período.',
  search: 'Equipo, por una parte del nombre',
  sort: 'Ordenar por',
  team: 'Equipo',
  failed: 'Sin leer',
  reading: (read, all) => `${read} de ${all} ${plural.es(all, 'equipo leído', 'equipos leídos')}…`,
  sortedSoFar: 'Ordenado entre los equipos leídos hasta ahora; “Mostrar más” sigue leyendo.',
  none: 'Ningún equipo se llama así. Pruebe con menos palabras.',
  saved: (count) => `${count} ${plural.es(count, 'equipo guardado', 'equipos guardados')} en un archivo.`,
  teamId: 'ID del equipo',
};

export const timesWords = { en: english, fr: french, es: spanish };
