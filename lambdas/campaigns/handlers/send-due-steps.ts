// Workflow task "Send due steps": a page of the clients whose next step is due by the end of a slot (CP-5).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { logFault } from '../../platform/log.ts';
import { openTable } from '../../platform/table/table.ts';
import { footerStore } from '../../texting/footer/footer-store.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { clientPlanStore, duePlanStore } from '../client-plans/client-plan-store.ts';
import { type PageDone, sendDueSteps } from '../client-plans/send-due-steps.ts';
import { planStore } from '../plans/plan-store.ts';
import { templateStore } from '../templates/template-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  DUE_INDEX: z.string(),
  BRANDS: brandsVariable(wordingFacts),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  clientPlans: clientPlanStore(table),
  duePlans: duePlanStore(table, env.DUE_INDEX),
  plans: planStore(table),
  templates: templateStore(table),
  footers: footerStore(table),
  brandOf: wordingOf(env.BRANDS),
  derivedId,
  reportFault: (error: unknown, referralId: string) => logFault('plan-step-failed', error, { referralId }),
};

const input = z.object({ slot: z.iso.datetime(), after: z.string().default('') });

export function handler(event: unknown): Promise<PageDone> {
  return sendDueSteps(input.parse(event), new Date(), deps);
}
