// POST /numbers/{e164}/opt-out: an opt-out that an administrator heard of in another way than by text (CO-19).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { refusePhone } from '../../platform/phones/personal-phone.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { openTable } from '../../platform/table/table.ts';
import { bookOptOut } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { readPrograms } from '../ledger/export-consent.ts';
import { recordOptOut } from '../opt-out.ts';

const env = readEnv({ TABLE_NAME: z.string(), ...phoneVariables });
const table = openTable(env.TABLE_NAME);
const deps = { consents: consentStore(table), derivedId };

export const handler = handle(bookOptOut, async ({ caller: { clientId }, parameters, body, now }) => {
  const { program, ...said } = body;
  const phone = parameters.e164;
  const refusal =
    refusePhone(phone, env.COUNTRIES, env.PHONE_RULES) ??
    (await recordOptOut({ phone, program }, said, { clientId }, now, deps));
  orProblem(refusal ?? {});
  return { phone, programs: await readPrograms(phone, deps) };
});
