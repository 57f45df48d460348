// Plans of consent over two years: what an agent, a phone, the carrier and the jobs do, late, twice and out of order.
import fc from 'fast-check';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const horizonMs = 730 * dayMs;

export type Act =
  | { kind: 'enroll' | 'leave' | 'alert' | 'jobs' }
  /** `delay`: from the carrier's timestamp to us; `again`: told once more, so much later. */
  | { kind: 'word'; word: 'STOP' | 'START' | 'YES' | 'HELP'; delay: number; again: number | undefined };

/** How the carrier treats one text: how often it is busy first, and when its receipt says the phone's carrier had it. */
export type Treatment = {
  busy: number;
  /** After it was given to the carrier; undefined when no receipt comes. */
  takenAfter: number | undefined;
  /** How long the receipt is on its way. */
  receiptDelay: number;
  isToldTwice: boolean;
};

export type Plan = {
  startDay: number;
  /** Consent from before Dibs is imported at the beginning, so many days old. */
  importedDays: number | undefined;
  steps: { gap: number; act: Act }[];
  treatments: Treatment[];
  /** The stream may tell every change twice. */
  isFollowedTwice: boolean;
  /** Every job runs twice. */
  areJobsTwice: boolean;
};

const upTo = (ms: number) => fc.integer({ min: 1, max: ms });
const gap = fc.oneof(
  { weight: 3, arbitrary: upTo(10 * minuteMs) },
  { weight: 4, arbitrary: upTo(50 * hourMs) },
  { weight: 2, arbitrary: upTo(40 * dayMs) },
  { weight: 1, arbitrary: fc.integer({ min: 500 * dayMs, max: 570 * dayMs }) },
);
const lateness = fc.oneof(
  { weight: 5, arbitrary: upTo(3000) },
  { weight: 2, arbitrary: upTo(4 * hourMs) },
  { weight: 1, arbitrary: upTo(3 * dayMs) },
);
const word: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('word'),
  word: fc.constantFrom('STOP', 'START', 'YES', 'YES', 'HELP'),
  delay: lateness,
  again: fc.option(lateness, { nil: undefined, freq: 2 }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Act>({ kind: 'enroll' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'leave' }) },
  { weight: 6, arbitrary: word },
  { weight: 4, arbitrary: fc.constant<Act>({ kind: 'alert' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'jobs' }) },
);
const treatment: fc.Arbitrary<Treatment> = fc.record({
  busy: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
  ),
  takenAfter: fc.option(
    fc.oneof({ weight: 3, arbitrary: upTo(minuteMs) }, { weight: 1, arbitrary: upTo(20 * hourMs) }),
    { nil: undefined, freq: 4 },
  ),
  receiptDelay: fc.oneof(
    { weight: 3, arbitrary: upTo(minuteMs) },
    { weight: 1, arbitrary: upTo(40 * hourMs) },
  ),
  isToldTwice: fc.boolean(),
});

const late = (word: 'STOP' | 'YES', ms: number) =>
  upTo(ms).map((delay): Act => ({ kind: 'word', word, delay, again: undefined }));
const soon = upTo(10 * minuteMs);

/** Enrolled, left and asked anew, while a STOP and a YES from before that are on their way; and then whatever comes. */
export const resumption: fc.Arbitrary<Plan> = fc
  .record({
    asked: fc.record({ gap: soon, act: fc.constant<Act>({ kind: 'enroll' }) }),
    stop: fc.record({ gap: soon, act: late('STOP', 2 * dayMs) }),
    yes: fc.record({ gap: soon, act: late('YES', 3 * dayMs) }),
    left: fc.record({ gap: soon, act: fc.constant<Act>({ kind: 'leave' }) }),
    askedAnew: fc.record({ gap: soon, act: fc.constant<Act>({ kind: 'enroll' }) }),
    more: fc.array(fc.record({ gap: fc.oneof(soon, upTo(20 * hourMs)), act }), { maxLength: 5 }),
    treatments: fc.array(treatment, { minLength: 1, maxLength: 5 }),
    isFollowedTwice: fc.boolean(),
  })
  .map(({ asked, stop, yes, left, askedAnew, more, treatments, isFollowedTwice }) => ({
    startDay: 0,
    importedDays: undefined,
    areJobsTwice: false,
    treatments,
    isFollowedTwice,
    steps: [asked, stop, yes, left, askedAnew, ...more],
  }));

export const timeline: fc.Arbitrary<Plan> = fc.record({
  startDay: fc.integer({ min: 0, max: 1200 }),
  importedDays: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined, freq: 3 }),
  steps: fc.array(fc.record({ gap, act }), { minLength: 1, maxLength: 14, size: 'max' }),
  treatments: fc.array(treatment, { minLength: 1, maxLength: 5 }),
  isFollowedTwice: fc.boolean(),
  areJobsTwice: fc.boolean(),
});
