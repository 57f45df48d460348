// GET /me/text-alerts: whether the agent's text alerts are on, and why not.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readTextAlerts } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { leadAlerts } from '../program.ts';
import { ownConsent } from '../text-alerts/own-consent.ts';
import { textAlertsOf } from '../text-alerts/text-alerts.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { program: leadAlerts, people: peopleStore(table), consents: consentStore(table) };

export const handler = handle(readTextAlerts, async ({ caller }) => {
  const own = await ownConsent(caller, deps);
  if (own === undefined) throw notFound();
  return textAlertsOf(own.consent, own.phone, deps.program);
});
