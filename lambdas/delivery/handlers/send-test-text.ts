// POST /me/test-text: the agent gets a text from the number that clients are announced by.
import * as z from 'zod';
import { consentStore } from '../../consent/consent-store.ts';
import { brandOf, type ItemBrand } from '../../people/brand.ts';
import { checklistStore } from '../../people/checklist-store.ts';
import { dailyLimitsStore } from '../../people/daily-limits-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { sendTestText } from '../api.ts';
import { outboxStore } from '../outbox/outbox-store.ts';
import { sendTestText as send } from '../send-test-text.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable({ name: z.string(), alertNumber: z.string() }),
  PORTAL_URL: z.string(),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  consents: consentStore(table),
  limits: dailyLimitsStore(table),
  outbox: outboxStore(table),
  checklists: checklistStore(table),
  brandOf: (brand: ItemBrand) => brandOf(env.BRANDS, brand),
  portalUrl: env.PORTAL_URL,
};

export const handler = handle(sendTestText, async ({ caller, now }) =>
  orProblem(await send(caller, newId('out'), now, deps)),
);
