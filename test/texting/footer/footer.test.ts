// When a text carries the opt-out instructions: the worked example, and every reason.
import { describe, expect, test } from '@jest/globals';
import {
  conversationOf,
  type FooterState,
  footerAhead,
  footerFor,
  isNamingDue,
  withGiven,
} from '../../../lambdas/texting/footer/footer.ts';
import { fc } from '../../support/random-tests.ts';

const start = Date.parse('2026-01-01T12:00:00.000Z');
const dayMs = 86_400_000;
const onDay = (day: number) => new Date(start + day * dayMs);
const given = (...days: number[]): FooterState['given'] =>
  Object.fromEntries(days.map((day) => [`out_${day}`, onDay(day).toISOString()]));
const state = (some: Partial<FooterState> = {}): FooterState => ({ revision: 1, given: {}, ...some });

describe('opt-out instructions', () => {
  test('TX-5 the worked example: the client never replies', () => {
    let known: FooterState | undefined;
    const carries = [0, 15, 45, 180, 270, 360].map((day) => {
      const { isDue } = footerFor(known, `out_${day}`, onDay(day));
      const had = known?.given ?? {};
      known = state({
        textedAt: onDay(0).toISOString(),
        given: isDue ? withGiven(had, `out_${day}`, onDay(day).toISOString()) : had,
      });
      return isDue;
    });
    expect(carries).toEqual([true, false, true, true, true, true]);
  });

  test.each<[string, FooterState | undefined, number, ReturnType<typeof footerFor>]>([
    ['the first text ever', undefined, 0, { isDue: true, code: 'first-text' }],
    [
      'the first that the carrier takes, although the client wrote before',
      state({ repliedAt: onDay(0).toISOString() }),
      1,
      { isDue: true, code: 'first-text' },
    ],
    [
      'a text to a client who never had them, in a two-way conversation too',
      state({ textedAt: onDay(0).toISOString(), repliedAt: onDay(1).toISOString() }),
      2,
      { isDue: true, code: 'never-had' },
    ],
    [
      'a text within 30 days',
      state({ given: given(0) }),
      29.999,
      { isDue: false, code: 'had-within-thirty-days' },
    ],
    [
      'a text after 30 days to the instant',
      state({ given: given(0) }),
      30,
      { isDue: true, code: 'thirty-days-passed' },
    ],
    [
      '30 days since the last, not the first',
      state({ given: given(0, 20) }),
      49,
      { isDue: false, code: 'had-within-thirty-days' },
    ],
    [
      'a text after years, when they have texted both ways',
      state({ given: given(0), repliedAt: onDay(3).toISOString() }),
      900,
      { isDue: false, code: 'texted-both-ways' },
    ],
  ])('TX-5 %s', (_what, known, day, expected) => {
    expect(footerFor(known, 'out_new', onDay(day))).toEqual(expected);
  });

  test('TX-5 a text that is tried again is judged without its own first try', () => {
    expect(footerFor(state({ given: given(0) }), 'out_0', onDay(0.001))).toEqual({
      isDue: true,
      code: 'first-text',
    });
  });

  test('only the latest are remembered, in whatever order they are told, and the last one always', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 12 }),
        (days) => {
          let had: FooterState['given'] = {};
          for (const day of days) had = withGiven(had, `out_${day}`, onDay(day).toISOString());
          const latest = days.toSorted((one, other) => other - one).slice(0, 5);
          expect(Object.keys(had).toSorted()).toEqual(latest.map((day) => `out_${day}`).toSorted());
        },
      ),
    );
  });
});

describe('the names in front', () => {
  const named = (conversation: string) => ({ out_0: { at: onDay(0).toISOString(), conversation } });

  test('TX-8 are due until a text of the conversation that the client has named both; a round begins anew', () => {
    const [first, second] = [conversationOf('ref_1', undefined), conversationOf('ref_1', 2)];
    expect(isNamingDue(undefined, 'out_1', first)).toBe(true);
    expect(isNamingDue(state({ named: named(first) }), 'out_1', first)).toBe(false);
    expect(isNamingDue(state({ named: named(first) }), 'out_0', first)).toBe(true);
    expect(isNamingDue(state({ named: named(first) }), 'out_1', second)).toBe(true);
    expect(isNamingDue(state({ named: named('ref_2') }), 'out_1', first)).toBe(true);
  });

  test('TX-8 TX-18 of texts that wait the first of each conversation names, and only the first of all has the instructions', () => {
    const leavesAt = onDay(1);
    const waiting = ['ref_1', 'ref_1', 'ref_2'].map((conversation, index) => ({
      id: `msg_${index}`,
      leavesAt,
      conversation,
    }));
    const ahead = footerAhead(undefined, waiting);
    expect(Object.keys(ahead?.given ?? {})).toEqual(['msg_0']);
    expect(Object.keys(ahead?.named ?? {}).toSorted()).toEqual(['msg_0', 'msg_2']);
  });
});
