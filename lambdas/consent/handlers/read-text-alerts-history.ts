// GET /me/text-alerts/history: what the ledger holds of the agent's own text alerts.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readTextAlertsHistory } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { textAlertsHistory } from '../text-alerts/text-alerts-history.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const consents = consentStore(table);

export const handler = handle(readTextAlertsHistory, async ({ caller }) => {
  const [team, agent] = await Promise.all([
    people.readTeam(caller.teamId),
    people.readAgent(caller.teamId, caller.agentId),
  ]);
  if (agent === undefined) throw notFound();
  const { phone } = agent;
  const ledger = phone === undefined ? [] : await consents.readLedger(phone);
  return { history: textAlertsHistory(ledger, caller, team?.brandId) };
});
