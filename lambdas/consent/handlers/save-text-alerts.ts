// PUT /me/text-alerts: the agent asks for text alerts (CO-1).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { saveTextAlerts } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { mayEnroll, secondsUntilNextAsk } from '../project-consent.ts';
import { textAlertsOf } from '../text-alerts/text-alerts.ts';

const env = readEnv({ TABLE_NAME: z.string(), LEAD_ALERT_NUMBER: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const consents = consentStore(table);

export const handler = handle(saveTextAlerts, async ({ caller, now }) => {
  const { teamId, agentId } = caller;
  const agent = await people.readAgent(teamId, agentId);
  if (agent === undefined) throw notFound();
  const { phone } = agent;
  if (phone === undefined) {
    throw new Problem('phone-missing', 'Add a phone number to your profile (PATCH /me) and try again.');
  }
  const consent = await consents.read('lead-alerts', phone);
  if (consent?.status === 'opted-out' && consent.reason === 'stop') {
    throw new Problem('opted-out', `This phone texted STOP. Text START from it to ${env.LEAD_ALERT_NUMBER}.`);
  }
  if (!mayEnroll(consent)) return textAlertsOf(consent, phone);
  const waitSeconds = secondsUntilNextAsk(await consents.readLedger(phone), now);
  if (waitSeconds > 0) {
    const detail = 'This phone was asked three times today. Try again tomorrow.';
    throw new Problem('asked-too-often', detail, [], waitSeconds);
  }
  const enrolled = await consents.record({
    eventId: newId('evt'),
    act: 'enrolled',
    program: 'lead-alerts',
    source: 'portal',
    at: now.toISOString(),
    phone,
    teamId,
    agentId,
  });
  return textAlertsOf(enrolled, phone);
});
