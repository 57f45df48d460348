// Histories of clients whom plans, bulk texts and greetings reach, as they are drawn: who does what and when, what the carrier makes of it, and where
// a function dies.
import fc from 'fast-check';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const agents = ['ada', 'ben', 'lena'] as const;
export type AgentId = (typeof agents)[number];

/** Three clients of one team; two of them have one phone. */
export const places = [
  { name: 'Clara Client', phone: '+12065550188', state: 'WA', zone: 'America/Los_Angeles' },
  { name: 'Omar Sample', phone: '+16025550189', state: 'AZ', zone: 'America/Phoenix' },
  { name: '', phone: '+12065550188', state: 'WA', zone: 'America/Los_Angeles' },
] as const;

/** `drip`: the worked example. `daily`: more than the cap allows. `named`: its first step needs a name. */
export const planIds = ['drip', 'daily', 'named'] as const;
export type PlanName = (typeof planIds)[number];

export type Act =
  | { kind: 'claim'; who: number; agent: AgentId; by: 'text' | 'call' }
  | { kind: 'text'; who: number }
  | { kind: 'put-on-plan'; who: number; plan: PlanName; fromStep: number | undefined }
  | { kind: 'take-off-plan'; who: number }
  | { kind: 'remove-plan'; plan: PlanName }
  | { kind: 'bulk' }
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
  startsWithClaim: PlanName | undefined;
  /** The hour of the day at which it begins, UTC. */
  beginsAtHour: number;
  /** Who has each client within an hour, if anyone. */
  claims: readonly (AgentId | undefined)[];
  steps: readonly { afterMs: number; act: Act }[];
  fates: readonly Fate[];
  /** Each change is told twice. */
  isFollowedTwice: boolean;
  /** After how many writes a function dies, again and again; before or after the write. */
  crashes: readonly { afterWrites: number; isCommitted: boolean }[];
};

const who = fc.nat({ max: places.length - 1 });
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
  { weight: 4, arbitrary: fc.constant({ kind: 'bulk' as const }) },
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

export const history: fc.Arbitrary<History> = fc.record({
  consents: fc.tuple(
    ...places.map(() =>
      fc.constantFrom('automated', 'automated', 'automated', 'conversation', 'none' as const),
    ),
  ),
  greeting: fc.constantFrom(undefined, 'created' as const, 'unclaimed' as const),
  startsWithClaim: fc.constantFrom(undefined, undefined, ...planIds),
  beginsAtHour: fc.nat({ max: 23 }),
  claims: fc.tuple(...places.map(() => fc.constantFrom(undefined, undefined, 'ada', 'ada', 'ben' as const))),
  steps: fc.array(fc.record({ afterMs, act }), { minLength: 2, maxLength: 16 }),
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
