// GET /me/text-alerts: where the agent's text alerts stand.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { readTextAlerts } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { textAlertsOf } from '../text-alerts/text-alerts.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const consents = consentStore(table);

export const handler = handle(readTextAlerts, async ({ caller }) => {
  const agent = await people.readAgent(caller.teamId, caller.agentId);
  if (agent === undefined) throw notFound();
  const { phone } = agent;
  return textAlertsOf(phone === undefined ? undefined : await consents.read('lead-alerts', phone), phone);
});
