// Attackers against live PINs, with as many phones as they like: a PIN stands five guesses by strangers in its whole life.
import { describe, expect, test } from '@jest/globals';
import { signed } from '../../lambdas/calling/pin/pin.ts';
import { enterPin, type PinLine } from '../../lambdas/calling/pin/pin-line.ts';
import { triesStore } from '../../lambdas/calling/pin/tries-store.ts';
import { NOW } from '../claiming/support/referrals.ts';
import { anAgent } from '../people/support/teams.ts';
import { memoryTable } from '../simulation/support/memory-table.ts';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { aPinCall } from './support/calls.ts';

const ownPhone = '+12065550151';
const windowMs = 60 * 60_000;

/** A guess at the PIN, `afterMs` since the one before. Own: from the agent's own phone, or with its number forged. */
type Attack = { caller: string; digits: string; afterMs: number };

/** Guesses that would have opened the PIN, had they been right: those are compared with it. */
async function comparedGuesses(attacks: readonly Attack[]) {
  const issuedAt = new Date(NOW.getTime() + 1000).toISOString();
  const until = new Date(NOW.getTime() + windowMs).toISOString();
  const pin = {
    pinId: 'pin_1',
    referralId: 'ref_1',
    teamId: 'north',
    agentId: 'ada',
    issuedAt,
    until,
    check: '',
  };
  const line: PinLine = {
    sign: async (words) => Buffer.from(words.padEnd(32, '.')),
    newPinId: () => 'pin_2',
    // A wrong guess is not taken back.
    tries: { ...triesStore(memoryTable().table), takeBack: async () => {} },
    pins: {
      find: async (_hash, now) =>
        now.toISOString() >= issuedAt && now.toISOString() < until ? pin : undefined,
      issue: async () => true,
      noteOwner: async () => {},
      ownedBy: async () => [],
    },
    calls: { read: async () => aPinCall(), replacePin: async () => false },
    races: { claim: async () => ({ kind: 'offer-expired' }), read: async () => undefined },
    readAnyone: async () => undefined,
    readAgent: async () => anAgent('ada', { phone: ownPhone }),
    actIdOf: () => 'act_1',
  };
  const compared = { own: new Set<string>(), byStrangers: new Set<string>() };
  let now = NOW.getTime();
  for (const { caller, digits, afterMs } of attacks) {
    now += afterMs;
    const entered = await enterPin({ digits, caller, contactId: 'c-1' }, new Date(now), line);
    if (entered.kind === 'entered') (caller === ownPhone ? compared.own : compared.byStrangers).add(digits);
  }
  return compared;
}

const digits = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0'));
const phones = Array.from({ length: 40 }, (_, index) => `+1303555${String(index).padStart(4, '0')}`);
const attack = fc.record({
  caller: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...phones) },
    { weight: 1, arbitrary: fc.constant(ownPhone) },
  ),
  digits: fc.oneof(
    { weight: 6, arbitrary: digits },
    { weight: 1, arbitrary: fc.constantFrom('000000', '123456', '111111') },
    { weight: 1, arbitrary: fc.constant('12345') },
  ),
  afterMs: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 20 * 60_000 })),
});

describe('guessing a PIN', () => {
  // 5 / 1,000,000 by strangers, and 5 / 1,000,000 from the agent's own phone or with its number forged.
  test('CA-4 in no attack are more than five different guesses by strangers compared with one PIN, and five from the own phone: chances of 5 in 1,000,000', async () => {
    let [mostOwn, mostByStrangers] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(attack, { minLength: 20, maxLength: 150, size: 'max' }), async (attacks) => {
        const { own, byStrangers } = await comparedGuesses(attacks);
        expect(own.size).toBeLessThanOrEqual(5);
        expect(byStrangers.size).toBeLessThanOrEqual(5);
        [mostOwn, mostByStrangers] = [
          Math.max(mostOwn, own.size),
          Math.max(mostByStrangers, byStrangers.size),
        ];
      }),
      { numRuns: runs(100, 3000) },
    );
    // The bound is met, so the attack does reach the PIN.
    expect([mostOwn, mostByStrangers]).toEqual([5, 5]);
  });

  test('CA-4 ten thousand phones with a guess each get no further than one phone with five', async () => {
    const attacks = Array.from({ length: 10_000 }, (_, index) => ({
      caller: `+1404${index}`,
      digits: String(index).padStart(6, '0'),
      afterMs: index === 0 ? 1000 : 300,
    }));
    expect((await comparedGuesses(attacks)).byStrangers.size).toBe(5);
  });

  test('CA-4 strangers who use the agent’s number as theirs too share its five guesses', async () => {
    const attacks = Array.from({ length: 200 }, (_, index) => ({
      caller: ownPhone,
      digits: String(index).padStart(6, '0'),
      afterMs: 60_000,
    }));
    expect((await comparedGuesses(attacks)).own.size).toBe(5);
  });

  test('CA-4 the words that are signed for a guess are the digits, whoever guesses', () => {
    expect(signed.hash('123456')).toContain('123456');
  });
});
