// PUT /me/text-alerts: the agent asks for text alerts (CO-1).
import * as z from 'zod';
import { brandOf, type ItemBrand } from '../../people/brand.ts';
import { dailyLimitsStore } from '../../people/daily-limits-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveTextAlerts } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { leadAlerts } from '../program.ts';
import { enroll } from '../text-alerts/enroll.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable({ alertNumber: z.string() }) });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  consents: consentStore(table),
  limits: dailyLimitsStore(table),
  newId,
  program: leadAlerts,
  numberOf: (brand: ItemBrand) => brandOf(env.BRANDS, brand).alertNumber,
};

export const handler = handle(saveTextAlerts, async ({ caller, body, now }) =>
  orProblem(await enroll(caller, now, deps, body?.words)),
);
