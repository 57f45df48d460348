// Timelines that failed once, each lived through in every run: by what went wrong, and shrunk. A seed and path would name another plan as soon as the plans change.
import type { Plan } from './consent-plan.ts';

const promptly = { busy: 0, takenAfter: undefined, receiptDelay: 1, isToldTwice: false };
const once = { startDay: 0, importedDays: undefined, isFollowedTwice: false, areJobsTwice: false };

export const onceFailed: [string, Plan][] = [
  [
    'a STOP that comes late ends the openRequest, a YES that comes later begins it again, and nothing waits for it',
    {
      ...once,
      steps: [
        { gap: 1, act: { kind: 'enroll' } },
        { gap: 1, act: { kind: 'word', word: 'STOP', delay: 4, again: undefined } },
        { gap: 1, act: { kind: 'word', word: 'YES', delay: 3, again: undefined } },
        { gap: 1, act: { kind: 'leave' } },
        { gap: 1, act: { kind: 'enroll' } },
      ],
      treatments: [promptly],
    },
  ],
];
