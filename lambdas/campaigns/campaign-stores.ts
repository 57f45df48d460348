// The stores of campaigns, opened together for whoever reacts to changes of any of their items.
import type { Table } from '../platform/table/table.ts';
import { clientPlanStore } from './client-plans/client-plan-store.ts';
import { conciergeStore } from './concierge/concierge-store.ts';
import { campaignTextStore } from './figures/campaign-text-store.ts';
import { planStore } from './plans/plan-store.ts';
import { templateStore } from './templates/template-store.ts';

export function campaignStores(table: Table) {
  return {
    plans: planStore(table),
    templates: templateStore(table),
    clientPlans: clientPlanStore(table),
    concierges: conciergeStore(table),
    campaignTexts: campaignTextStore(table),
  };
}
