// Plans of agents who share, change and lose phones: what each does, what the phones text, late and out of order.
import fc from 'fast-check';
import { dayMs, hourMs, minuteMs } from './consent-plan.ts';

export const agents = [
  { teamId: 'north', agentId: 'ada' },
  { teamId: 'north', agentId: 'ben' },
  { teamId: 'south', agentId: 'cat' },
] as const;
export const phones = ['+12065551001', '+12065551002'] as const;

export type PhonesAct =
  | { kind: 'enroll' | 'leave'; agent: number }
  /** Without a phone, they lost it. */
  | { kind: 'change'; agent: number; phone: number | undefined }
  | {
      kind: 'word';
      phone: number;
      word: 'STOP' | 'START' | 'YES';
      delay: number;
      /** Told once more, so much later, and stamped anew by so much. */
      again: { after: number; restamped: number } | undefined;
    }
  | { kind: 'referral' | 'jobs' };

export type PhonesPlan = {
  /** Each agent's phone in the beginning. */
  first: number[];
  steps: { gap: number; act: PhonesAct }[];
  /** The stream may tell every change twice. */
  isFollowedTwice: boolean;
};

const upTo = (ms: number) => fc.integer({ min: 1, max: ms });
const gap = fc.oneof(
  { weight: 8, arbitrary: upTo(10 * minuteMs) },
  { weight: 5, arbitrary: upTo(45 * hourMs) },
  { weight: 1, arbitrary: fc.integer({ min: 540 * dayMs, max: 560 * dayMs }) },
);
const lateness = fc.oneof(
  { weight: 6, arbitrary: upTo(3000) },
  { weight: 3, arbitrary: upTo(4 * hourMs) },
  { weight: 1, arbitrary: upTo(3 * dayMs) },
);
const agent = fc.nat({ max: agents.length - 1 });
/** One of them is the office's, which most use. */
const phone = fc.constantFrom(0, 0, 1);
const act: fc.Arbitrary<PhonesAct> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('enroll'), agent }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave'), agent }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('change'),
      agent,
      phone: fc.option(phone, { nil: undefined, freq: 4 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('word'),
      phone,
      word: fc.constantFrom('STOP', 'START', 'YES', 'YES'),
      delay: lateness,
      again: fc.option(fc.record({ after: lateness, restamped: fc.constantFrom(0, 0, 1000) }), {
        nil: undefined,
        freq: 3,
      }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('referral') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('jobs') }) },
);

export const phonesPlan: fc.Arbitrary<PhonesPlan> = fc.record({
  first: fc.array(phone, { minLength: agents.length, maxLength: agents.length }),
  steps: fc.array(fc.record({ gap, act }), { minLength: 4, maxLength: 14, size: 'max' }),
  isFollowedTwice: fc.boolean(),
});
