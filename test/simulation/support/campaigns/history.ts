// Histories of clients whom plans, bulk texts and greetings reach, as they are drawn: who does what and when, what the carrier makes of it, and where
// a function dies.
import fc from 'fast-check';
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
  /** `cancelAfterMs`: somebody thinks better of it then. */
  | { kind: 'bulk'; cancelAfterMs: number | undefined }
  | { kind: 'cancel-bulk' }
  | { kind: 'write'; who: number; body: 'Sounds good' | 'Liked “Hi”' | 'STOP' | 'START' | 'HELP' }
  | { kind: 'hand-over'; who: number; to: AgentId }
  | { kind: 'stage'; who: number; stage: 'active' | 'closed' | 'archived' }
  | { kind: 'license'; agent: 'ada' | 'ben'; licensed: boolean }
  /** Nothing of ours runs for so long. */
  | { kind: 'outage'; forMs: number };

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
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('bulk' as const),
      cancelAfterMs: fc.constantFrom(undefined, undefined, undefined, 0, 20 * minuteMs, 4 * hourMs),
    }),
  },
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

export const history: fc.Arbitrary<History> = fc.record({
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
