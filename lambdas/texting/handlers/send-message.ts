// POST /referrals/{referralId}/messages: texts the client; the first text claims (TX-2).
import * as z from 'zod';
import { leaseNumber } from '../../claiming/numbers/lease-number.ts';
import { numberLeaseStore } from '../../claiming/numbers/number-lease-store.ts';
import { poolFacts, poolsOf } from '../../claiming/numbers/pools.ts';
import { clientReferralStore } from '../../claiming/placing/client-referral-store.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { blockedVariables } from '../../platform/blocked-variables.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, fingerprint, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { sendMessage } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { claimByText } from '../first-text/claim-by-text.ts';
import { footerStore } from '../footer/footer-store.ts';
import { wordingFacts, wordingOf } from '../wording/brand-wording.ts';
import { blockedContentOf } from '../wording/refuse-blocked-text.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable({ ...wordingFacts, ...poolFacts }),
  ...blockedVariables,
});
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const readDetails = referralStore(table).detailsOf;
const leases = {
  readDetails,
  numberLeases: numberLeaseStore(table),
  poolOf: poolsOf(env.BRANDS),
};
const deps = {
  async leaseNumber(referralId: string, now: Date): Promise<boolean> {
    const race = await races.read(referralId);
    return race !== undefined && leaseNumber(race, now, leases);
  },
  races,
  conversations: conversationStore(table),
  footers: footerStore(table),
  clientReferrals: clientReferralStore(table),
  readDetails,
  people: peopleStore(table),
  brandOf: wordingOf(env.BRANDS),
  blocked: blockedContentOf(env),
  newId,
  derivedId,
  fingerprint,
};

export const handler = handle(sendMessage, async ({ caller, parameters, headers, body, now }) => {
  const request = { ...parameters, ...caller, ...body, key: headers['idempotency-key'] };
  return orProblem(await claimByText(request, now, deps));
});
