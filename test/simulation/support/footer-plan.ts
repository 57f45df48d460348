// Histories of texts between two agents and a client, as they are drawn: who writes when, and what the carrier does with it.
import fc from 'fast-check';

export const secondMs = 1000;
export const dayMs = 86_400 * secondMs;
export const repeatMs = 30 * dayMs;

/** What becomes of a text after `busy` tries that the carrier did not take. */
export type Treatment = {
  busy: number;
  /** `blocked`: taken, and failed later. `lost`: no answer; with `receipt`, one comes. */
  fate: 'delivered' | 'blocked' | 'refused' | 'lost' | 'lost-and-found';
  receiptAfterMs: number;
};

export type Act =
  | { kind: 'text'; treatment: Treatment }
  | { kind: 'reassign' }
  /** From the client's phone; YES is conversation while texts are on. */
  | { kind: 'client'; body: 'Sounds good' | 'YES' | 'HELP' | 'STOP' | 'START' };
export type FooterPlan = { steps: { afterMs: number; act: Act }[]; isFollowedTwice: boolean };

const afterMs = fc.oneof(
  fc.integer({ min: 0, max: 120 * secondMs }),
  fc.integer({ min: 0, max: 2 * dayMs }),
  fc.integer({ min: 0, max: 45 * dayMs }),
  // The very edge of thirty days.
  fc.constantFrom(repeatMs - 1, repeatMs, repeatMs + 1, repeatMs - secondMs),
);

const treatment: fc.Arbitrary<Treatment> = fc.record({
  busy: fc.constantFrom(0, 0, 0, 1, 2),
  fate: fc.constantFrom(
    'delivered',
    'delivered',
    'delivered',
    'delivered',
    'blocked',
    'refused',
    'lost',
    'lost-and-found',
  ),
  receiptAfterMs: fc.constantFrom(0, 3 * secondMs, 3600 * secondMs, 2 * dayMs),
});

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: treatment.map((given) => ({ kind: 'text' as const, treatment: given })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reassign' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('Sounds good', 'YES', 'HELP', 'STOP', 'START' as const)
      .map((body) => ({ kind: 'client' as const, body })),
  },
);

export const history: fc.Arbitrary<FooterPlan> = fc.record({
  steps: fc.array(fc.record({ afterMs, act }), { minLength: 1, maxLength: 14 }),
  isFollowedTwice: fc.boolean(),
});
