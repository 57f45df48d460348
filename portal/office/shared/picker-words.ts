// What the search for a team says.
import { plural } from '../../messages/plural.ts';

const english = {
  search: 'Type part of the name',
  found: (teamId: string, agents: number) => `${teamId}, ${agents} ${plural.en(agents, 'agent', 'agents')}`,
  none: 'No team has that name. Try part of the name.',
  remove: (team: string) => `Remove ${team}`,
};

const french: typeof english = {
  search: 'Saisissez une partie de son nom',
  found: (teamId, agents) => `${teamId}, ${agents} ${plural.fr(agents, 'agent', 'agents')}`,
  none: 'Aucune équipe ne porte ce nom. Essayez une partie du nom.',
  remove: (team) => `Enlever ${team}`,
};

const spanish: typeof english = {
  search: 'Escriba una parte del nombre',
  found: (teamId, agents) => `${teamId}, ${agents} ${plural.es(agents, 'agente', 'agentes')}`,
  none: 'Ningún equipo se llama así. Pruebe con una parte del nombre.',
  remove: (team) => `Quitar ${team}`,
};

export const pickerWords = { en: english, fr: french, es: spanish };
