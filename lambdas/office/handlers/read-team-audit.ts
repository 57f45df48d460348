// GET /teams/{teamId}/audit: a lead or an administrator reads what was done in a team (PE-7).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readTeamAudit } from '../api.ts';
import { auditStore } from '../audit/audit-store.ts';
import { readTeamAudit as read } from '../audit/read-team-audit.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const store = auditStore(table);
const deps = {
  people: peopleStore(table),
  audit: {
    readOfTeam: (teamId: string, after: string | undefined) =>
      store.readOfTeam(teamId, after, env.INBOX_INDEX),
  },
};

export const handler = handle(readTeamAudit, async ({ caller, parameters, query }) => {
  const { events, next } = orProblem(await read(caller, { ...parameters, ...query }, deps));
  return { events, cursor: cursorAt(next) };
});
