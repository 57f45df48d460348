// POST /numbers/{e164}/opt-out: an opt-out that an administrator heard of in another way than by text (CO-19).
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { knownAs } from '../../platform/http/principal.ts';
import { derivedId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { refusePhone } from '../../platform/phones/personal-phone.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { openTable } from '../../platform/table/table.ts';
import { bookOptOut } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { consentOfPhone } from '../ledger/export-consent.ts';
import { optOutNoticeStore } from '../notices/opt-out-notice-store.ts';
import { bookOptOut as book } from '../opt-out.ts';
import { stopFacts } from '../words/stop-coverage.ts';

const env = readEnv({ TABLE_NAME: z.string(), ...phoneVariables, BRANDS: brandsVariable(stopFacts) });
const table = openTable(env.TABLE_NAME);
const consents = consentStore(table);
const deps = {
  consents,
  notices: optOutNoticeStore(table),
  brands: env.BRANDS,
  firstBrand: env.BRANDS[0].id,
  refusePhone: (phone: string) => refusePhone(phone, env.COUNTRIES, env.PHONE_RULES),
  derivedId,
};

export const handler = handle(bookOptOut, async ({ caller, parameters, body, now }) => {
  const { program, brand, ...said } = body;
  const phone = parameters.e164;
  const by = { clientId: caller.clientId, ...knownAs(caller) };
  orProblem((await book({ phone, program, brand }, said, by, now, deps)) ?? {});
  return consentOfPhone(phone, await consents.readLedger(phone), deps);
});
