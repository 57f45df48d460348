// GET /teams: the teams of the stage.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { wordIndexes } from '../../platform/table/keys.ts';
import { openTable } from '../../platform/table/table.ts';
import { wordStore } from '../../platform/table/word-index.ts';
import { listTeams } from '../api.ts';
import { listStore } from '../list-store.ts';
import { listTeams as list } from '../list-teams.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string(), BRANDS: brandsVariable({}) });
const table = openTable(env.TABLE_NAME);
const deps = {
  lists: listStore(table, env.INBOX_INDEX),
  people: peopleStore(table),
  teamWords: wordStore(table, wordIndexes.teams),
  agentWords: wordStore(table, wordIndexes.agents),
  brands: env.BRANDS,
};

export const handler = handle(listTeams, async ({ caller, query }) => {
  const { next, ...page } = await list(caller, query, deps);
  return { ...page, cursor: cursorAt(next) };
});
