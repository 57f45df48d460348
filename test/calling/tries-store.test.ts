// Tries on a real table: counted one after another, however many come at once.
import { describe, expect, test } from '@jest/globals';
import type { Guess } from '../../lambdas/calling/pin/tries.ts';
import { triesStore } from '../../lambdas/calling/pin/tries-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { minutesLater, NOW } from '../claiming/support/referrals.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';

const table = await engineTable();
const tries = triesStore(table);

const aCaller = () => anId('caller');
const aGuess = (guess: string, by: string): Guess => ({ guess, by, at: NOW.toISOString() });
const mayTry = async (caller: string, now: Date) => (await tries.count(caller, undefined, now)) !== undefined;

async function lockOut(caller: string) {
  for (let times = 0; times < 5; times += 1) await tries.count(caller, undefined, NOW);
}

describe(onEngine('tries store'), () => {
  test('CA-4 tells what the caller guessed before, and whether they may be wrong once more', async () => {
    const caller = aCaller();
    const told = [];
    for (const guess of ['a', 'b', 'b', 'c', 'd', 'e']) {
      const counted = await tries.count(caller, aGuess(guess, caller), NOW);
      told.push(counted && [counted.earlier.map((each) => each.guess).join(''), counted.mayTryAgain]);
    }
    expect(told).toEqual([['', true], ['a', true], ['ab', true], ['ab', true], ['abc', false], undefined]);
  });

  test('CA-4 other callers are not locked out with one', async () => {
    const [locked, other] = [aCaller(), aCaller()];
    await lockOut(locked);
    expect(await mayTry(locked, NOW)).toBe(false);
    expect(await mayTry(other, NOW)).toBe(true);
  });

  test('CA-4 the lock opens fifteen minutes later, to the millisecond', async () => {
    const caller = aCaller();
    await lockOut(caller);
    expect(await mayTry(caller, new Date(minutesLater(15).getTime() - 1))).toBe(false);
    expect(await mayTry(caller, minutesLater(15))).toBe(true);
  });

  test('CA-4 a right try is taken back, and opens the lock that it closed', async () => {
    const caller = aCaller();
    for (let minute = 0; minute < 5; minute += 1) await tries.count(caller, undefined, minutesLater(minute));
    await tries.takeBack(aGuess('right', caller), minutesLater(4));
    expect(await mayTry(caller, minutesLater(5))).toBe(true);
    expect(await mayTry(caller, minutesLater(6))).toBe(false);
  });

  test('CA-4 a right guess counts as none: neither against its caller nor among all', async () => {
    const caller = aCaller();
    const guess = aGuess(`right-${caller}`, caller);
    await tries.count(caller, guess, NOW);
    await tries.countAmongAll(guess, NOW);
    await tries.takeBack(guess, NOW);
    const again = await tries.count(caller, aGuess('other', caller), minutesLater(1));
    expect(again?.earlier).toEqual([]);
    const all = await tries.countAmongAll(aGuess('other', caller), minutesLater(1));
    expect(all.map((each) => each.guess)).not.toContain(guess.guess);
  });

  test('CA-4 of a hundred tries at once from one caller at most five are looked at', async () => {
    const caller = aCaller();
    const counted = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) => tries.count(caller, aGuess(`${index}`, caller), NOW)),
    );
    const lookedAt = counted.filter((each) => each.status === 'fulfilled' && each.value !== undefined);
    expect(lookedAt.length).toBeGreaterThan(0);
    expect(lookedAt.length).toBeLessThanOrEqual(5);
  });

  test('CA-4 guesses of all callers at once are all kept, each told of those before it', async () => {
    const guesses = Array.from({ length: 8 }, (_, index) => aGuess(`all ${index}`, aCaller()));
    const told = await Promise.all(guesses.map((guess) => tries.countAmongAll(guess, NOW)));
    const lengths = told.map((earlier) => earlier.filter(({ guess }) => guess.startsWith('all ')).length);
    expect(lengths.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('CA-4 callers are remembered longer than any PIN lives, and then forgotten', async () => {
    const caller = aCaller();
    await tries.count(caller, undefined, NOW);
    const item = await table.get(keys.caller(caller));
    expect(item?.expiresAt).toBe(NOW.getTime() / 1000 + 8 * 86_400);
  });
});
