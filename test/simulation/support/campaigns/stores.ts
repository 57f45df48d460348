// The real stores, and all that plans, bulk texts and greetings ask for beside them, on a history's table.
import { bulkFiguresIn } from '../../../../lambdas/campaigns/bulk/bulk-figures-store.ts';
import { bulkStore } from '../../../../lambdas/campaigns/bulk/bulk-store.ts';
import { bulkTextStore } from '../../../../lambdas/campaigns/bulk/bulk-text-store.ts';
import { clientFactsStore } from '../../../../lambdas/campaigns/bulk/client-facts-store.ts';
import { duePlanStore } from '../../../../lambdas/campaigns/client-plans/client-plan-store.ts';
import { referralStore } from '../../../../lambdas/claiming/referral-store.ts';
import { outboxStore } from '../../../../lambdas/delivery/outbox/outbox-store.ts';
import { derivedId, fingerprint } from '../../../../lambdas/platform/ids.ts';
import { capStore } from '../../../../lambdas/texting/automated/cap-store.ts';
import { storesOn } from '../../../stream/support/base-dependencies.ts';
import { instructing } from '../../../support/brands.ts';
import type { History } from './history.ts';
import type { Runtime } from './runtime.ts';

export const instructions = '[Reply end to opt out]';

export type Stores = ReturnType<typeof campaignStores>;

export function campaignStores({ table, newId }: Runtime, { quietHours, optOutLimit }: History) {
  const wordingOf = instructing(instructions);
  return {
    ...storesOn(table),
    outbox: outboxStore(table),
    brandOf: wordingOf,
    wordingOf,
    referrals: referralStore(table),
    newId,
    derivedId,
    fingerprint,
    quietHours,
    optOutLimit,
    cap: capStore(table),
    clientFacts: clientFactsStore(table),
    bulks: bulkStore(table),
    bulkTexts: bulkTextStore(table),
    figuresOf: bulkFiguresIn(table),
    duePlans: duePlanStore(table, 'due'),
  };
}
