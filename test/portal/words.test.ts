import { expect, test } from '@jest/globals';
import { segmentsOf } from '../../lambdas/texting/wording/segments.ts';
import { french } from '../../portal/messages/french.ts';
import { englishPush, frenchPush } from '../../portal/messages/push-words.ts';
import { english } from '../../portal/messages/words.ts';

function pathsOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? pathsOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

test('both languages say everything, problems included', () => {
  expect(pathsOf(french).sort()).toEqual(pathsOf(english).sort());
  expect(pathsOf(frenchPush).sort()).toEqual(pathsOf(englishPush).sort());
});

test.each([
  ['English', english],
  ['French', french],
])('the first text that is offered in %s is one segment', (_, words) => {
  for (const side of ['buyer', 'seller'] as const) {
    const draft = words.claim.firstTextDraft('Agent One', 'Demo Realty', side, 'Seattle');
    expect(segmentsOf(draft)).toEqual({ encoding: 'GSM-7', segments: 1 });
  }
});
