// The words by which the back office finds teams, kept up to date in the table by what follows the stream.
import { keys, listed, wordIndexes } from '../../platform/table/keys.ts';
import type { PutAndRemove } from '../../platform/table/put-and-remove.ts';
import { searchText } from '../../platform/table/search-text.ts';
import type { Table } from '../../platform/table/table.ts';
import { noteUntilItStays, type Worded, wordWriter } from '../../platform/table/word-index.ts';
import { type Team, teamSchema } from '../team.ts';
import { type Named, teamText, wordsOfTeam } from './words.ts';

export function wordedTeam(team: Named): Worded {
  const place = listed.team(searchText(team.name), team.teamId);
  return { words: wordsOfTeam(team), place, text: teamText(team) };
}

export function teamWordStore(table: Pick<Table, 'get'>, putAndRemove: PutAndRemove) {
  const words = wordWriter(putAndRemove, wordIndexes.teams);

  async function read(teamId: string): Promise<Team | undefined> {
    const item = await table.get(keys.team(teamId));
    return item && teamSchema.parse(item);
  }

  return {
    /** Has a team found by its name of now, and by none of `was`. Told twice, late or out of order it ends so. */
    note(teamId: string, was: readonly Named[]): Promise<void> {
      return noteUntilItStays<Named>(was, {
        read: () => read(teamId),
        note: (team, seen) => words.note(wordedTeam(team), seen.map(wordedTeam)),
        hasStayed: async ({ name }) => {
          const now = await read(teamId);
          return now === undefined || now.name === name;
        },
      });
    },
  };
}
