// Histories that failed once, each lived through in every run: by what went wrong, and shrunk. A seed and path would name another history as soon
// as histories change.
import { usualOptOutLimit } from '../../../../lambdas/campaigns/bulk/bulk.ts';
import type { Act, History } from './history.ts';
import { dayMs, hourMs, minuteMs } from './local-clocks.ts';

const usual: History = {
  consents: ['automated', 'automated', 'automated'],
  greeting: undefined,
  greetingPlan: undefined,
  startsWithClaim: undefined,
  homes: ['WA', 'WA', 'WA'],
  phones: ['206', '206'],
  quietHours: null,
  dailyAt: '10:00',
  crowd: [],
  optOutLimit: usualOptOutLimit,
  beginsAt: Date.parse('2027-03-11T09:00:00.000Z'),
  claims: [undefined, undefined, undefined],
  steps: [],
  fates: [],
  isFollowedTwice: false,
  crashes: [],
};

const then = (act: Act, afterMs = 0, isToldLate = false) => ({ afterMs, isToldLate, act });
const handOver = (to: 'lena' | 'ben') => ({ kind: 'hand-over' as const, who: 2, to });

export const onceFailed: readonly [string, History][] = [
  [
    // Of the reference, which went by times: put on the plan and handed over in one millisecond, in that order.
    'a plan stops by a hand-over in the millisecond in which it began',
    {
      ...usual,
      claims: [undefined, undefined, 'ben'],
      steps: [
        then({ kind: 'put-on-plan', who: 2, plan: 'daily', fromStep: undefined }),
        then(handOver('lena')),
      ],
    },
  ],
  [
    // Of the reference, which went by times here too.
    'a bulk text that waits for the morning is refused when its client was handed over in the millisecond in which it was written',
    {
      ...usual,
      quietHours: { start: '18:00', end: '10:00' },
      claims: ['ada', 'ada', 'ada'],
      steps: [
        then({
          kind: 'bulk',
          cancelAfterMs: undefined,
          firstPage: 4,
          pageSize: 1,
          optOuts: [],
          afterPause: undefined,
        }),
        then(handOver('ben')),
      ],
    },
  ],
  [
    // Of the reference, which looked at the stage of now: the plan had stopped when the client was archived (CP-4).
    'a plan stays stopped when an archived client is active again, and its text that waited is not sent',
    {
      ...usual,
      beginsAt: Date.parse('2027-03-11T07:00:00.000Z'),
      startsWithClaim: 'daily',
      claims: ['ada', undefined, 'ben'],
      steps: [
        then({ kind: 'stage', who: 2, stage: 'archived' }),
        then({ kind: 'stage', who: 2, stage: 'active' }),
      ],
    },
  ],
  [
    'a plan stops by a hand-over there and back of which the stream tells when the client is back',
    {
      ...usual,
      claims: [undefined, undefined, 'ben'],
      steps: [
        then({ kind: 'put-on-plan', who: 2, plan: 'drip', fromStep: 2 }),
        then(handOver('lena'), hourMs, true),
        then(handOver('ben')),
        then({ kind: 'outage', forMs: hourMs }, 20 * dayMs),
      ],
    },
  ],
  [
    'a plan stops by a stage in which the client is no more when the stream tells of it',
    {
      ...usual,
      claims: [undefined, undefined, 'ben'],
      steps: [
        then({ kind: 'put-on-plan', who: 2, plan: 'drip', fromStep: 2 }),
        then({ kind: 'stage', who: 2, stage: 'archived' }, hourMs, true),
        then({ kind: 'stage', who: 2, stage: 'active' }),
      ],
    },
  ],
  [
    // Of the reference, to which the fifth had been overtaken: it was too late when the night ended.
    'a step that is too late by the end of the night is left out, and the next goes',
    {
      ...usual,
      beginsAt: Date.parse('2026-10-29T02:47:00.000Z'),
      startsWithClaim: 'daily',
      consents: ['none', 'none', 'automated'],
      phones: ['206', '212'],
      quietHours: { start: '01:30', end: '03:30' },
      dailyAt: '23:45',
      claims: [undefined, undefined, 'ada'],
    },
  ],
  [
    // Of the reference, which knew of no answer that the race hears of after the claim (CP-4).
    'a plan that begins right behind an answer stops by it',
    {
      ...usual,
      greeting: 'created',
      startsWithClaim: 'drip',
      steps: [
        then({ kind: 'write', who: 1, body: 'Sounds good' }, 0, true),
        then({ kind: 'claim', who: 1, agent: 'ada', by: 'call' }),
      ],
    },
  ],
  [
    'whose greeting failed after the carrier had taken it goes with the claim on the usual plan',
    {
      ...usual,
      beginsAt: Date.parse('2026-10-29T00:47:00.000Z'),
      greeting: 'created',
      greetingPlan: 'drip',
      startsWithClaim: 'named',
      claims: [undefined, 'ben', undefined],
      fates: ['blocked'],
    },
  ],
  [
    // Here the sixth went before the fifth, which was stale then. The reference, too: a step that waited for its turn was late to it.
    'a step that waits for the cap and the night is not overtaken by the next, and is on time in its turn',
    {
      ...usual,
      beginsAt: Date.parse('2026-03-05T01:00:00.000Z'),
      greeting: 'created',
      startsWithClaim: 'daily',
      consents: ['none', 'automated', 'none'],
      homes: ['WA', 'NY', 'WA'],
      phones: ['212', '206'],
      quietHours: { start: '21:00', end: '08:00' },
      dailyAt: '02:30',
      steps: [then({ kind: 'claim', who: 1, agent: 'ada', by: 'call' }, dayMs + 9 * hourMs + 48 * minuteMs)],
    },
  ],
  [
    // The race never heard of the STOP, and the plan was shown as running although none of its texts would have been sent.
    'a plan stops by a STOP that START follows before the stream tells of it',
    {
      ...usual,
      startsWithClaim: 'drip',
      claims: ['ben', undefined, undefined],
      steps: [
        then({ kind: 'write', who: 0, body: 'STOP' }, 0, true),
        then({ kind: 'write', who: 0, body: 'START' }),
      ],
    },
  ],
];
