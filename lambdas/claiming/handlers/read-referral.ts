// GET /referrals/{referralId}: a referral, as far as the reader may see it (CL-9).
import * as z from 'zod';
import { consentStore } from '../../consent/consent-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readReferral } from '../api.ts';
import { referralStore } from '../referral-store.ts';
import { seenReferral } from '../view/seen-referral.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { referrals: referralStore(table), people: peopleStore(table), consents: consentStore(table) };

export const handler = handle(readReferral, async ({ caller, parameters }) => {
  const seen = await seenReferral(caller, parameters.referralId, deps);
  if (seen === undefined) throw notFound();
  return seen;
});
