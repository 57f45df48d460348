// POST /referrals/{referralId}/messages/{messageId}/asked-to-stop: whether the client asked for no more texts (CO-16).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { openQuestionStore } from '../../consent/words/open-question-store.ts';
import { brandsStopped, stopFacts } from '../../consent/words/stop-coverage.ts';
import type { ItemBrand } from '../../people/brand.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { answerAskedToStop as route } from '../api.ts';
import { answerAskedToStop } from '../asked-to-stop/answer-asked-to-stop.ts';
import { clientConsentStore } from '../client-consent-store.ts';
import { conversationStore } from '../conversation-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable(stopFacts) });
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  conversations: conversationStore(table),
  consents: consentStore(table),
  openQuestions: openQuestionStore(table),
  clientConsents: clientConsentStore(table),
  brandsStopped: (brand: ItemBrand) => brandsStopped(brand, env.BRANDS),
  derivedId,
};

export const handler = handle(route, async ({ caller, parameters, body, now }) => {
  const changedBy = actOf(caller, 'answer-asked-to-stop', now, newId('act'));
  return orProblem(await answerAskedToStop(caller, { ...parameters, ...body, changedBy }, now, deps));
});
