// What a simulated number is given to send: texts of every kind, throttling, crashes, STOPs and a queue that is late.
import fc from 'fast-check';

export type PlannedText = {
  atMs: number;
  kind: 'answer' | 'message' | 'notification' | 'consent-request' | 'automated';
  parts: number;
  phone: number;
};

export type PacePlan = {
  partsPerSecond: number;
  texts: PlannedText[];
  /** The carrier throttles these of its calls, whatever the pace. */
  throttled: number[];
  /** These calls of the table or the carrier fail: before they are carried out, or after. */
  crashes: { at: number; moment: 'before' | 'after' }[];
  stops: { atMs: number; phone: number }[];
  /** How late the queue hands out its n-th message, and how late a function wakes: in turn. */
  queueLateMs: number[];
  wakesLateMs: number[];
};

const kind = fc.constantFrom<PlannedText['kind']>(
  'answer',
  'message',
  'notification',
  'notification',
  'consent-request',
  'automated',
  'automated',
  'automated',
);

export const pacePlan: fc.Arbitrary<PacePlan> = fc.record({
  partsPerSecond: fc.constantFrom(1, 1, 2, 3, 5, 10, 60, 100),
  texts: fc.array(
    fc.record({
      // Some at once, some scattered.
      atMs: fc.oneof(fc.constant(0), fc.constant(7000), fc.integer({ min: 0, max: 20_000 })),
      kind,
      parts: fc.constantFrom(1, 1, 1, 2, 3),
      phone: fc.integer({ min: 0, max: 30 }),
    }),
    { minLength: 1, maxLength: 40 },
  ),
  throttled: fc.oneof(
    { weight: 2, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }) },
  ),
  crashes: fc.oneof(
    { weight: 2, arbitrary: fc.constant<PacePlan['crashes']>([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({ at: fc.integer({ min: 0, max: 300 }), moment: fc.constantFrom('before', 'after') }),
        { maxLength: 3 },
      ),
    },
  ),
  stops: fc.array(
    fc.record({ atMs: fc.integer({ min: 0, max: 30_000 }), phone: fc.integer({ min: 0, max: 30 }) }),
    { maxLength: 3 },
  ),
  queueLateMs: fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 190 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 5000 }) },
    ),
    { minLength: 1, maxLength: 20 },
  ),
  wakesLateMs: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 20 }),
});

/** `count` automated texts to as many phones, all at once, at 5 parts a second; with `persons` texts of persons spread over their time. */
export function backlogOf(count: number, persons: number): PacePlan {
  const automated = { atMs: 0, kind: 'automated', parts: 1 } as const;
  const secondsMs = (count / 5) * 1000;
  return {
    partsPerSecond: 5,
    texts: [
      ...Array.from({ length: count }, (_, phone) => ({ ...automated, phone })),
      ...Array.from({ length: persons }, (_, place) => ({
        atMs: Math.round((secondsMs * (place + 0.5)) / persons),
        kind: 'message' as const,
        parts: 1,
        phone: count + place,
      })),
    ],
    throttled: [],
    crashes: [],
    stops: [],
    queueLateMs: [50],
    wakesLateMs: [20],
  };
}
