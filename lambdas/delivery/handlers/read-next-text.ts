// GET /referrals/{referralId}/next-text: what would become of the agent's next text (TX-18).

import * as z from 'zod';
import { numberLeaseStore } from '../../claiming/numbers/number-lease-store.ts';
import { poolFacts, poolsOf } from '../../claiming/numbers/pools.ts';
import { clientReferralStore } from '../../claiming/placing/client-referral-store.ts';
import { raceStore } from '../../claiming/race-store.ts';
import type { Race } from '../../claiming/referral.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { optOutNoticeStore } from '../../consent/notices/opt-out-notice-store.ts';
import { openQuestionStore } from '../../consent/words/open-question-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { countryCode } from '../../platform/phones/countries.ts';
import { countryOf } from '../../platform/phones/phone-number.ts';
import { openTable } from '../../platform/table/table.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { footerStore } from '../../texting/footer/footer-store.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { readNextText } from '../api.ts';
import { nextText } from '../explaining/next-text.ts';
import { withShorteners } from '../explaining/next-text-answer.ts';
import { quietHoursSchema } from '../gate/quiet-hours.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable({ ...wordingFacts, ...poolFacts }),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  LINK_SHORTENERS: jsonVariable(z.array(z.string())),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
});
const table = openTable(env.TABLE_NAME);
const poolOf = poolsOf(env.BRANDS);
const numberLeases = numberLeaseStore(table);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  readDetails: referralStore(table).detailsOf,
  numberFor: (phone: string, { referralId, brandId }: Race, now: Date) =>
    numberLeases.wouldTake(phone, referralId, poolOf(brandId), now),
  conversations: conversationStore(table),
  footers: footerStore(table),
  clientReferrals: clientReferralStore(table),
  consents: consentStore(table),
  notices: optOutNoticeStore(table),
  openQuestions: openQuestionStore(table),
  isServed: (phone: string) => countryOf(phone, env.COUNTRIES) !== undefined,
  quietHours: env.QUIET_HOURS,
  brandOf: wordingOf(env.BRANDS),
};

export const handler = handle(readNextText, async ({ caller, parameters: { referralId }, now }) =>
  withShorteners(orProblem(await nextText(caller, referralId, now, deps)), env.LINK_SHORTENERS),
);
