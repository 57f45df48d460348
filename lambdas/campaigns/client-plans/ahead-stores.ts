// The stores that say what a plan would send a client, and when, opened together for whoever shows it.
import { referralStore } from '../../claiming/referral-store.ts';
import { openQuestionStore } from '../../consent/words/open-question-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import type { Table } from '../../platform/table/table.ts';
import { capStore } from '../../texting/automated/cap-store.ts';
import { planStore } from '../plans/plan-store.ts';
import { templateStore } from '../templates/template-store.ts';

export function aheadStores(table: Table) {
  return {
    referrals: referralStore(table),
    people: peopleStore(table),
    plans: planStore(table),
    templates: templateStore(table),
    cap: capStore(table),
    openQuestions: openQuestionStore(table),
  };
}
