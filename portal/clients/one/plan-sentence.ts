// CT-4: what an entry of a client's history about a plan says.
import { isolated } from '../../messages/isolated.ts';
import type { planHistoryWords } from '../../plans/client/plan-history-words.ts';
import type { TimelineEvent } from './history.ts';

export type AboutPlan = Extract<TimelineEvent, { plan: unknown }>;

export function sentenceOf(entry: AboutPlan, words: (typeof planHistoryWords)['en' | 'fr' | 'es']): string {
  const plan = isolated(entry.plan.name);
  if (entry.kind === 'plan-done') return words.done(plan);
  const name = entry.name === undefined ? undefined : isolated(entry.name);
  if (entry.kind === 'plan-stopped') {
    const isByHand = entry.reason === 'by-hand' && name !== undefined;
    return isByHand ? words.stoppedBy(plan, name) : words.stopped(plan, words.whys[entry.reason]);
  }
  if (entry.startedBy === 'claim') return words.startedWithClaim(plan);
  return name === undefined ? words.startedByLead(plan) : words.startedBy(plan, name);
}
