// POST /referrals/{referralId}/stop-texting: the owner or the lead marks a client as one who cannot be texted (TX-14).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { brandsStopped, stopFacts } from '../../consent/words/stop-coverage.ts';
import type { ItemBrand } from '../../people/brand.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { stopTexting } from '../api.ts';
import { clientConsentStore } from '../client-consent-store.ts';
import { markCannotBeTexted } from '../mark-cannot-be-texted.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable(stopFacts) });
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  consents: consentStore(table),
  clientConsents: clientConsentStore(table),
  brandsStopped: (brand: ItemBrand) => brandsStopped(brand, env.BRANDS),
  derivedId,
};

export const handler = handle(stopTexting, async ({ caller, parameters, body, now }) =>
  orProblem(await markCannotBeTexted(caller, { ...parameters, said: body }, now, deps)),
);
