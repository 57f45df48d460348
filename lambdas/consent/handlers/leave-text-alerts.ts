// DELETE /me/text-alerts: the agent wants no more text alerts.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { newId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { leaveTextAlerts } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { textAlertsOf } from '../text-alerts/text-alerts.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const consents = consentStore(table);

export const handler = handle(leaveTextAlerts, async ({ caller, now }) => {
  const { teamId, agentId } = caller;
  const agent = await people.readAgent(teamId, agentId);
  if (agent === undefined) throw notFound();
  const { phone } = agent;
  const consent = phone === undefined ? undefined : await consents.read('lead-alerts', phone);
  const isWanted = consent?.status === 'pending' || consent?.status === 'on';
  if (phone === undefined || !isWanted) return textAlertsOf(consent, phone);
  const left = await consents.record({
    eventId: newId('evt'),
    act: 'left',
    program: 'lead-alerts',
    source: 'portal',
    at: now.toISOString(),
    phone,
    teamId,
    agentId,
  });
  return textAlertsOf(left, phone);
});
