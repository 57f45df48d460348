// Tries on the PIN line: when a caller is locked out and for how long, and how many guesses a PIN stands.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Guess,
  isGuessedEnough,
  noTries,
  type Tries,
  withAnyonesGuess,
  withoutTry,
  withTry,
} from '../../lambdas/calling/pin/tries.ts';
import { minutesLater, NOW } from '../claiming/support/referrals.ts';

const at = (minutes: number, ms = 0) => new Date(minutesLater(minutes).getTime() + ms);
const aGuess = (guess: string, minutes = 0, by = '+12065550190'): Guess => ({
  guess,
  by,
  at: at(minutes).toISOString(),
});

/** Tries `minutes` after NOW, each another guess; undefined from the one on that found the caller locked out. */
function tried(...minutes: number[]): Tries | undefined {
  return minutes.reduce<Tries | undefined>(
    (tries, minute) => tries && withTry(tries, aGuess(`guess ${minute}`, minute), at(minute)),
    noTries,
  );
}
const mayTry = (tries: Tries | undefined, now: Date) =>
  tries !== undefined && withTry(tries, undefined, now) !== undefined;

describe('the lock-out', () => {
  test.each([
    ['four wrong tries', [0, 1, 2, 3], at(4), true],
    ['five within fifteen minutes', [0, 1, 2, 3, 4], at(4), false],
    ['five, up to the last millisecond of the lock', [0, 1, 2, 3, 4], at(19, -1), false],
    ['five, fifteen minutes after the last', [0, 1, 2, 3, 4], at(19), true],
    ['five within fifteen minutes less a millisecond', [0, 5, 10, 14, 14.99], at(14.99), false],
    ['a fifth when the first is fifteen minutes old', [0, 5, 10, 14, 15], at(15), true],
    ['five in the same millisecond', [0, 0, 0, 0, 0], at(0), false],
    [
      'one every four minutes, for an hour',
      [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56],
      at(57),
      true,
    ],
  ])('CA-4 after %s', (_what, minutes, now, may) => {
    expect(mayTry(tried(...minutes), now)).toBe(may);
  });

  test('CA-4 a sixth try is not looked at, nor does it make the lock longer', () => {
    const locked = tried(0, 1, 2, 3, 4);
    expect(tried(0, 1, 2, 3, 4, 5)).toBeUndefined();
    expect(mayTry(locked, at(19))).toBe(true);
  });

  test('CA-4 after the lock five more tries are had, and then again none', () => {
    const afterwards = [19, 19.1, 19.2, 19.3, 19.4];
    expect(mayTry(tried(0, 1, 2, 3, 4, ...afterwards.slice(0, 4)), at(19.5))).toBe(true);
    expect(mayTry(tried(0, 1, 2, 3, 4, ...afterwards), at(19.5))).toBe(false);
  });

  test('CA-4 what is no PIN at all counts for the lock, and tells nothing about any PIN', () => {
    let tries: Tries | undefined = noTries;
    for (let minute = 0; minute < 5; minute += 1) tries = tries && withTry(tries, undefined, at(minute));
    expect(mayTry(tries, at(5))).toBe(false);
    expect(tries?.guesses).toEqual([]);
  });

  test('CA-4 a right try does not count: neither now nor toward a later lock', () => {
    const four = tried(0, 1, 2, 3) ?? noTries;
    const right = withTry(four, aGuess('right', 4), at(4)) ?? noTries;
    expect(right.lockedUntil).toBe(at(19).toISOString());
    const takenBack = withoutTry(right, at(4));
    expect(takenBack).toMatchObject({ wrongAt: four.wrongAt });
    expect(takenBack).not.toHaveProperty('lockedUntil');
    expect(mayTry(takenBack, at(4))).toBe(true);
  });

  test('CA-4 a right try forgives no wrong one: whoever has a PIN can’t guess for ever in between', () => {
    const four = tried(0, 1, 2, 3) ?? noTries;
    const takenBack = withoutTry(withTry(four, aGuess('right', 4), at(4)) ?? noTries, at(4));
    const fifthWrong = withTry(takenBack, aGuess('wrong', 5), at(5)) ?? noTries;
    expect(mayTry(fifthWrong, at(6))).toBe(false);
  });

  test('CA-4 only the try that was right is taken back, not others of the same millisecond', () => {
    const three = tried(0, 0, 0) ?? noTries;
    expect(withoutTry(three, at(0)).wrongAt).toHaveLength(2);
    expect(withoutTry(three, at(1))).toEqual(three);
  });

  test('CA-4 in no order of tries are more than five wrong ones looked at within fifteen minutes', () => {
    const step = fc.record({
      waitMs: fc.integer({ min: 0, max: 6 * 60_000 }),
      isRight: fc.boolean(),
      isPin: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let [tries, now] = [noTries, NOW.getTime()];
        const wrong: number[] = [];
        for (const [index, { waitMs, isRight, isPin }] of steps.entries()) {
          now += waitMs;
          const counted = withTry(tries, isPin ? aGuess(`${index}`) : undefined, new Date(now));
          const recent = wrong.filter((time) => time > now - 15 * 60_000);
          if (counted === undefined) {
            // Refused only for five wrong tries in the fifteen minutes before the last of them.
            const last = wrong.at(-1) ?? 0;
            expect(wrong.filter((time) => time > last - 15 * 60_000).length).toBeGreaterThanOrEqual(5);
            expect(last).toBeGreaterThan(now - 15 * 60_000);
            continue;
          }
          expect(recent.length).toBeLessThan(5);
          if (!isRight) wrong.push(now);
          tries = isRight ? withoutTry(counted, new Date(now)) : counted;
        }
      }),
    );
  });
});

describe('the guesses that a PIN stands', () => {
  const issued = { issuedAt: at(10).toISOString(), ownPhone: '+12065550151' };
  const guesses = (count: number, minutes = 11, by?: string) =>
    Array.from({ length: count }, (_, index) => aGuess(`guess ${index}`, minutes, by));

  const anew = { guess: 'anew' };

  test('CA-4 a guess that was made before is not another one: the winner may repeat theirs', () => {
    const own = [...guesses(4, 11, issued.ownPhone), aGuess('right', 11, issued.ownPhone)];
    expect(isGuessedEnough(own, { guess: 'right' }, issued, true)).toBe(false);
    expect(isGuessedEnough(own, anew, issued, true)).toBe(true);
    expect(
      isGuessedEnough([...own, aGuess('sixth', 12, issued.ownPhone)], { guess: 'sixth' }, issued, true),
    ).toBe(true);
  });

  test.each([
    ['by nobody', [], false],
    ['four different ones', guesses(4), false],
    ['five different ones', guesses(5), true],
    [
      'the same one five times from five phones',
      Array.from({ length: 5 }, (_, i) => aGuess('same', 11, `+1${i}`)),
      false,
    ],
    ['nine before it was issued', guesses(9, 9), false],
    ['five at the millisecond in which it was issued', guesses(5, 10), true],
    ['nine by the agent’s own phone, which counts apart', guesses(9, 11, issued.ownPhone), false],
    ['four, and four by the agent’s own phone', [...guesses(4), ...guesses(4, 11, issued.ownPhone)], false],
  ])('CA-4 a stranger is refused after guesses of others: %s', (_what, before, isEnough) => {
    expect(isGuessedEnough(before, anew, issued, false)).toBe(isEnough);
  });

  test('CA-4 the agent’s own phone is refused after five guesses of its own', () => {
    expect(isGuessedEnough(guesses(4, 11, issued.ownPhone), anew, issued, true)).toBe(false);
    expect(isGuessedEnough(guesses(5, 11, issued.ownPhone), anew, issued, true)).toBe(true);
  });

  test('CA-4 when more guesses came since it was issued than are remembered, it counts as guessed at enough', () => {
    const remember = (count: number, minutes: number) =>
      Array.from({ length: count }, (_, index) => aGuess('same', minutes, `+1206${index}`)).reduce(
        withAnyonesGuess,
        noTries,
      ).guesses;
    expect(remember(500, 11)).toHaveLength(60);
    expect(isGuessedEnough(remember(500, 11), anew, issued, false)).toBe(true);
    expect(isGuessedEnough(remember(500, 9), anew, issued, false)).toBe(false);
    expect(isGuessedEnough(remember(59, 11), anew, issued, false)).toBe(false);
    expect(isGuessedEnough(remember(60, 11), { guess: 'same' }, issued, false)).toBe(true);
  });

  test('CA-4 the same guess of the same caller is one guess, however often it is made', () => {
    const one = Array.from({ length: 9 }, (_, minute) => aGuess('same', minute)).reduce(
      withAnyonesGuess,
      noTries,
    );
    expect(one.guesses).toEqual([aGuess('same', 8)]);
  });
});
