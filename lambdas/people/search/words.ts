// What the back office finds a team by: the words of its name and id.
import { searchText, wordsIn } from '../../platform/table/search-text.ts';
import type { Team } from '../team.ts';

export type Named = Pick<Team, 'teamId' | 'name'>;

/** What a search looks at. */
export function teamText({ teamId, name }: Named): string {
  return `${searchText(name)} ${teamId.toLowerCase()}`;
}

export function wordsOfTeam(team: Named): string[] {
  return wordsIn(teamText(team));
}
