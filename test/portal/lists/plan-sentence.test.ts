// What a client's history says of plans, in each language.
import { expect, test } from '@jest/globals';
import { type AboutPlan, sentenceOf } from '../../../portal/clients/one/plan-sentence.ts';
import { planHistoryWords } from '../../../portal/plans/client/plan-history-words.ts';

const at = '2026-03-02T15:00:00.000Z';
const plan = { planId: 'plan_a', name: 'Buyers' };
const ada = { agentId: 'ada', name: 'Ada' };
const entries: AboutPlan[] = [
  { at, kind: 'plan-started', plan, startedBy: 'claim' },
  { at, kind: 'plan-started', plan, startedBy: 'owner', ...ada },
  // Of before it was kept who.
  { at, kind: 'plan-started', plan, startedBy: 'lead' },
  { at, kind: 'plan-stopped', plan, reason: 'handed-over' },
  { at, kind: 'plan-stopped', plan, reason: 'by-hand', ...ada },
  { at, kind: 'plan-stopped', plan, reason: 'by-hand' },
  { at, kind: 'plan-done', plan },
];
const said = (words: (typeof planHistoryWords)['en']) =>
  entries.map((entry) => sentenceOf(entry, words).replaceAll(/[\u2068\u2069]/g, ''));

test('CT-4 a client’s history tells who put them on a plan, why it stopped, and that it is done', () => {
  expect(said(planHistoryWords.en)).toEqual([
    'The plan “Buyers” started with the claim',
    'Ada put the client on the plan “Buyers”',
    'The team lead put the client on the plan “Buyers”',
    'The plan “Buyers” stopped: the client was handed over',
    'Ada stopped the plan “Buyers”',
    'The plan “Buyers” stopped: someone stopped it',
    'The plan “Buyers” ended: all of its texts were written',
  ]);
  for (const language of ['fr', 'es'] as const) {
    const theirs = said({ ...planHistoryWords.en, ...planHistoryWords[language] });
    expect(theirs).toHaveLength(entries.length);
    expect(theirs.join()).not.toMatch(/The plan|stopped/);
  }
});
