// Plans of simulated clients: what their owners, sources and phones do, and how late, often and in which order the stream tells of it.
import fc from 'fast-check';

export const agents = ['ada', 'ben', 'lena'] as const;
export const teams = ['north', 'south'] as const;
export const people = [
  { name: 'Zoë Müller', city: 'Tacoma', state: 'WA', side: 'buyer', phone: '+12025550101' },
  { name: 'Omar Haddad', city: 'Boise', state: 'ID', side: 'seller', phone: '+12025550102' },
  { name: 'Ana Müller', city: 'Seattle', state: 'WA', side: 'seller', phone: '+12025550103' },
] as const;
const stages = ['new', 'contacted', 'active', 'under-contract', 'closed', 'archived'] as const;
export const tags = ['Garden', 'First home', 'Été'] as const;
const notes = ['Wants a greenhouse', 'Two dogs, one garden', 'Lease ends in June'] as const;

export type Act =
  | { kind: 'claim'; by: 'text' | 'call' | 'pin'; agent: number }
  | { kind: 'text' | 'read' | 'stop' | 'start' | 'unreached' | 'reached' | 'give-back' }
  /** `late`: so many seconds it was on its way. */
  | { kind: 'reply'; late: number }
  | { kind: 'set'; stage: (typeof stages)[number] | undefined; tags: readonly string[] | undefined }
  | { kind: 'note'; text: string }
  | { kind: 'hand-over'; agent: number }
  /** All that an agent has goes to another. */
  | { kind: 'leave'; agent: number; to: number }
  | { kind: 'offer-again'; team: (typeof teams)[number] };

/** What comes of the stream's records: `picks` are told side by side, some to be told once more later; `lost` are not told at all. */
export type Told = { picks: readonly number[]; isAgain: boolean; isLost: boolean };

export type Query = {
  q?: string;
  side?: string;
  state?: string;
  stage?: string;
  tag?: string;
  owner?: string;
  contactedBefore?: string;
  contactedAfter?: string;
  neverContacted?: 'true' | 'false';
  hasReplied?: 'true' | 'false';
  needsReply?: 'true' | 'false';
  textable?: 'true' | 'false';
  sort?: 'last-contact' | 'arrival';
};

export const startMs = Date.parse('2026-03-02T15:00:00.000Z');
export const secondsIn = (seconds: number) => new Date(startMs + seconds * 1000);

const agent = fc.nat({ max: agents.length - 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('claim'),
      by: fc.constantFrom('text', 'text', 'call', 'pin'),
      agent,
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'text',
        'text',
        'read',
        'read',
        'stop',
        'start',
        'unreached',
        'reached',
        'give-back',
      ),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('reply'), late: fc.constantFrom(0, 1.5, 4.5, 9.5) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('set'),
      stage: fc.option(fc.constantFrom(...stages), { nil: undefined }),
      tags: fc.option(fc.subarray([...tags]), { nil: undefined }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('note'), text: fc.constantFrom(...notes) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('hand-over'), agent }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), agent, to: agent }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('offer-again'),
      team: fc.constantFrom('north', 'north', 'south'),
    }),
  },
);

const told: fc.Arbitrary<Told> = fc.record({
  picks: fc.array(fc.nat({ max: 99 }), { maxLength: 4 }),
  isAgain: fc.boolean(),
  isLost: fc.nat({ max: 9 }).map((chance) => chance === 0),
});

const yesOrNo = fc.constantFrom('true', 'false');
const moment = fc.nat({ max: 40 }).map((seconds) => secondsIn(seconds + 0.25).toISOString());
const filters: { [Name in keyof Required<Query>]: fc.Arbitrary<Required<Query>[Name]> } = {
  q: fc.constantFrom(
    'zoe',
    'MULLER',
    'tacoma',
    'wa',
    '0102',
    '(202) 555-0103',
    'greenhouse',
    'gree',
    'dogs garden',
    'ana lease',
    'in',
    'nobody',
  ),
  side: fc.constantFrom('buyer', 'seller'),
  state: fc.constantFrom('WA', 'id'),
  stage: fc.constantFrom(...stages),
  tag: fc.constantFrom('garden', 'FIRST home', 'ete', 'first'),
  owner: fc.constantFrom(...agents),
  contactedBefore: moment,
  contactedAfter: moment,
  neverContacted: yesOrNo,
  hasReplied: yesOrNo,
  needsReply: yesOrNo,
  textable: yesOrNo,
  sort: fc.constantFrom('last-contact', 'arrival'),
};

/** One filter, or two. */
const query: fc.Arbitrary<Query> = fc
  .tuple(fc.record(filters), fc.subarray(Object.keys(filters), { minLength: 1, maxLength: 2 }))
  .map(([all, names]) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))));

/** In every history. */
export const usualQueries: readonly Query[] = [
  {},
  { sort: 'arrival' },
  { q: 'greenhouse' },
  { q: 'dogs' },
  { needsReply: 'true' },
  { needsReply: 'false' },
];

export type Step = { client: number; act: Act; told: Told };

export const plan = fc.record({
  steps: fc.array(fc.record({ client: fc.nat({ max: people.length - 1 }), act, told }), {
    minLength: 10,
    maxLength: 50,
  }),
  /** How many others go first, call by call of the reactions. */
  turns: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 25 }),
  /** In which order what is left is told at last. */
  order: fc.infiniteStream(fc.nat({ max: 99 })),
  queries: fc.array(query, { minLength: 3, maxLength: 3 }),
});
export type Plan = { steps: Step[]; turns: number[]; order: Iterator<number>; queries: Query[] };
