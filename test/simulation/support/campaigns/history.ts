// Histories of clients whom plans, bulk texts and greetings reach, as they are drawn: who does what and when, what the carrier makes of it, and where
// a function dies.
import fc from 'fast-check';
import type { OptOutLimit } from '../../../../lambdas/campaigns/bulk/bulk.ts';
import type { QuietHours } from '../campaign-references/quiet-reference.ts';
import { type AreaCode, areaCodes, type State, states } from './homes.ts';
import { dayMs, hourMs, minuteMs } from './local-clocks.ts';

export const agents = ['ada', 'ben', 'lena'] as const;
export type AgentId = (typeof agents)[number];

/** `drip`: the worked example. `daily`: more than the cap allows, at a time that is drawn. `named`: its first step needs a name. */
export const planIds = ['drip', 'daily', 'named'] as const;
export type PlanName = (typeof planIds)[number];

export type Act =
  | { kind: 'claim'; who: number; agent: AgentId; by: 'text' | 'call' }
  | { kind: 'text'; who: number }
  | { kind: 'put-on-plan'; who: number; plan: PlanName; fromStep: number | undefined }
  | { kind: 'take-off-plan'; who: number }
  | { kind: 'remove-plan'; plan: PlanName }
  /** `cancelAfterMs`: somebody thinks better of it then. `optOuts`: how long after it its clients ask for no more texts. */
  | {
      kind: 'bulk';
      firstPage: number;
      pageSize: number;
      cancelAfterMs: number | undefined;
      optOuts: readonly (number | undefined)[];
      afterPause: AfterPause | undefined;
    }
  | { kind: 'cancel-bulk' }
  | { kind: 'write'; who: number; body: 'Sounds good' | 'Liked “Hi”' | 'STOP' | 'START' | 'HELP' }
  | { kind: 'hand-over'; who: number; to: AgentId }
  | { kind: 'stage'; who: number; stage: 'active' | 'closed' | 'archived' }
  | { kind: 'license'; agent: 'ada' | 'ben'; licensed: boolean }
  /** Nothing of ours runs for so long. */
  | { kind: 'outage'; forMs: number };

/** What somebody makes of a bulk text that is paused. */
export type AfterPause = { what: 'resume' | 'cancel'; afterMs: number };

/** What becomes of a text that the carrier is given. */
export type Fate = 'delivered' | 'busy' | 'blocked' | 'refused' | 'lost';

export type History = {
  /** What each client's consent covers, and whether there is any. */
  consents: readonly ('automated' | 'conversation' | 'none')[];
  greeting: 'created' | 'unclaimed' | undefined;
  /** On which plan whoever was greeted goes with the claim. */
  greetingPlan: PlanName | undefined;
  startsWithClaim: PlanName | undefined;
  /** Where each client's house is, and where the phones are from: their own, and the one that two share. */
  homes: readonly State[];
  phones: readonly AreaCode[];
  quietHours: QuietHours | null;
  /** When texts of the plan `daily` are due. */
  dailyAt: string;
  beginsAt: number;
  /** Clients beside them, of whom only bulk texts tell: enough for one to pause. */
  crowd: readonly { state: State; agent: 'ada' | 'ben'; consent: 'automated' | 'conversation' }[];
  /** CP-7: 3 of 100, or so many that clients who are few are fewer at times. */
  optOutLimit: OptOutLimit;
  /** Who has each client within an hour, if anyone. */
  claims: readonly (AgentId | undefined)[];
  /** `isToldLate`: the next act comes a moment later, before the stream has told of this one. */
  steps: readonly { afterMs: number; isToldLate: boolean; act: Act }[];
  fates: readonly Fate[];
  /** Each change is told twice. */
  isFollowedTwice: boolean;
  /** After how many writes a function dies, again and again; before or after the write. */
  crashes: readonly { afterWrites: number; isCommitted: boolean }[];
};

const numClients = 3;
const who = fc.nat({ max: numClients - 1 });
const agent = fc.constantFrom(...agents);
const plan = fc.constantFrom(...planIds);

/** Most who want no more texts say so within minutes. */
const soon = fc.integer({ min: 1000, max: 14 * minuteMs });
const optOutAfterMs = fc.oneof(
  fc.constant(undefined),
  soon,
  fc.integer({ min: 15 * minuteMs, max: 20 * hourMs }),
);
const soonOrNot = fc.oneof({ weight: 2, arbitrary: soon }, { weight: 1, arbitrary: optOutAfterMs });

const bulkTo = (optOuts: fc.Arbitrary<(number | undefined)[]>) =>
  fc.record({
    kind: fc.constant('bulk' as const),
    firstPage: fc.constantFrom(1, 3, 4, 4),
    pageSize: fc.constantFrom(1, 2, 3),
    cancelAfterMs: fc.constantFrom(undefined, undefined, undefined, undefined, 0, 20 * minuteMs, 4 * hourMs),
    optOuts,
    afterPause: fc.option(
      fc.record({
        what: fc.constantFrom('resume', 'resume', 'resume', 'cancel' as const),
        afterMs: fc.constantFrom(
          0,
          10 * minuteMs,
          5 * hourMs,
          dayMs,
          3 * dayMs - hourMs,
          3 * dayMs,
          3 * dayMs + 20 * minuteMs,
        ),
      }),
      { nil: undefined, freq: 3 },
    ),
  });

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      who,
      agent,
      by: fc.constantFrom('text' as const, 'call' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('text' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put-on-plan' as const),
      who,
      plan,
      fromStep: fc.constantFrom(undefined, undefined, undefined, 1, 2, 3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take-off-plan' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove-plan' as const), plan }) },
  { weight: 4, arbitrary: bulkTo(fc.array(optOutAfterMs, { maxLength: 7 })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cancel-bulk' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      who,
      body: fc.constantFrom('Sounds good', 'Liked “Hi”', 'STOP', 'START', 'HELP' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hand-over' as const), who, to: agent }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('stage' as const),
      who,
      stage: fc.constantFrom('active', 'closed', 'archived' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('license' as const),
      agent: fc.constantFrom('ada', 'ben' as const),
      licensed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('outage' as const),
      forMs: fc.constantFrom(hourMs, 12 * hourMs, 2 * dayMs, 4 * dayMs),
    }),
  },
);

const afterMs = fc.oneof(
  fc.integer({ min: 0, max: 20 * minuteMs }),
  fc.integer({ min: 0, max: 2 * dayMs }),
  fc.integer({ min: 0, max: 40 * dayMs }),
  fc.constantFrom(dayMs - 1, dayMs, 7 * dayMs - 1, 7 * dayMs, 3 * dayMs),
);

const isToldLate = fc.constantFrom(false, false, false, false, true);

/** As most stages have them, none, so long that east and west are hardly awake together, at noon, and around the hour of clock changes. */
const quietHours: readonly (QuietHours | null)[] = [
  { start: '21:00', end: '08:00' },
  { start: '21:00', end: '08:00' },
  null,
  { start: '18:00', end: '10:00' },
  { start: '20:00', end: '14:00' },
  { start: '12:00', end: '14:30' },
  { start: '01:30', end: '03:30' },
];

/** Clocks skip 02:30 in spring, and show 01:30 twice in autumn. */
const times = ['10:00', '01:30', '01:30', '02:30', '02:30', '20:30', '23:45'];

/** Days before the clocks go forward and back, and far from both. */
const beginsAt = fc
  .tuple(
    fc.constantFrom(
      '2026-03-05',
      '2026-03-07',
      '2026-06-20',
      '2026-10-29',
      '2026-10-31',
      '2027-03-11',
      '2027-03-13',
    ),
    fc.nat({ max: 23 }),
    fc.constantFrom(0, 0, 30, 47),
  )
  .map(([date, hour, minute]) => Date.parse(date) + hour * hourMs + minute * minuteMs);

const drawn: fc.Arbitrary<History> = fc.record({
  consents: fc.tuple(
    ...Array.from({ length: numClients }, () =>
      fc.constantFrom('automated', 'automated', 'automated', 'conversation', 'none' as const),
    ),
  ),
  greeting: fc.constantFrom(undefined, 'created' as const, 'unclaimed' as const),
  greetingPlan: fc.constantFrom(undefined, undefined, ...planIds),
  startsWithClaim: fc.constantFrom(undefined, undefined, ...planIds),
  homes: fc.tuple(fc.constantFrom(...states), fc.constantFrom(...states), fc.constantFrom(...states)),
  phones: fc.tuple(fc.constantFrom(...areaCodes), fc.constantFrom(...areaCodes)),
  quietHours: fc.constantFrom(...quietHours),
  dailyAt: fc.constantFrom(...times),
  crowd: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({
          state: fc.constantFrom(...states),
          agent: fc.constantFrom('ada', 'ben' as const),
          consent: fc.constantFrom(
            'automated',
            'automated',
            'automated',
            'automated',
            'conversation' as const,
          ),
        }),
        { minLength: 5, maxLength: 8 },
      ),
    },
  ),
  optOutLimit: fc.record({
    share: fc.constantFrom(0.03, 0.03, 0.03, 0.4, 0.5),
    fewest: fc.constantFrom(2),
  }),
  beginsAt,
  claims: fc.tuple(
    ...Array.from({ length: numClients }, () =>
      fc.constantFrom(undefined, undefined, 'ada', 'ada', 'ben' as const),
    ),
  ),
  steps: fc.array(fc.record({ afterMs, isToldLate, act }), { minLength: 2, maxLength: 16 }),
  fates: fc.array(
    fc.constantFrom(
      'delivered',
      'delivered',
      'delivered',
      'delivered',
      'delivered',
      'busy',
      'blocked',
      'refused',
      'lost' as const,
    ),
    { maxLength: 12 },
  ),
  isFollowedTwice: fc.boolean(),
  crashes: fc.array(fc.record({ afterWrites: fc.integer({ min: 1, max: 60 }), isCommitted: fc.boolean() }), {
    maxLength: 3,
  }),
});

/** With a crowd nothing else is sent before their bulk text, or the cap would keep them all from it. */
export const history: fc.Arbitrary<History> = fc
  .tuple(drawn, bulkTo(fc.array(soonOrNot, { minLength: 4, maxLength: 8 })), fc.nat({ max: dayMs }))
  .map(([one, bulk, afterMs]) => {
    if (one.crowd.length === 0) return one;
    const steps = [{ afterMs, isToldLate: false, act: bulk }, ...one.steps];
    return { ...one, greeting: undefined, startsWithClaim: undefined, steps };
  });
