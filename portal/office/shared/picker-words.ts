// What the search for a team says.
import { plural } from '../../messages/plural.ts';

const english = {
  search: 'Type the start of the name',
  found: (teamId: string, agents: number) => `${teamId}, ${agents} ${plural.en(agents, 'agent', 'agents')}`,
  none: 'No team has that name. Try the start of one of its words.',
  remove: (team: string) => `Remove ${team}`,
};

const french: typeof english = {
  search: 'Saisissez le début de son nom',
  found: (teamId, agents) => `${teamId}, ${agents} ${plural.fr(agents, 'agent', 'agents')}`,
  none: 'Aucune équipe ne porte ce nom. Essayez le début d’un de ses mots.',
  remove: (team) => `Enlever ${team}`,
};

const spanish: typeof english = {
  search: 'Escriba el comienzo del nombre',
  found: (teamId, agents) => `${teamId}, ${agents} ${plural.es(agents, 'agente', 'agentes')}`,
  none: 'Ningún equipo se llama así. Pruebe con el comienzo de una de sus palabras.',
  remove: (team) => `Quitar ${team}`,
};

export const pickerWords = { en: english, fr: french, es: spanish };
