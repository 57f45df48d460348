// Withdrawing: the source takes a referral back while it is offered, once, and only its own.
import { describe, expect, test } from '@jest/globals';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { withdraw } from '../../../lambdas/claiming/source/withdraw.ts';
import type { Source } from '../../../lambdas/platform/http/principal.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from '../support/referrals.ts';

const table = await engineTable();
const races = raceStore(table);
const referrals = referralStore(table);
const source = { kind: 'source', clientId: 'network' } as const;

async function offered() {
  const race = anOpenRace();
  await referrals.create(race, someDetails(race));
  return race;
}
const take = (referralId: string, reason = 'Sold already', caller: Source = source) =>
  withdraw(caller, { referralId, reason }, minutesLater(5), { races, referrals });

describe(onEngine('withdrawing'), () => {
  test('CL-15 an offered referral goes back, withdrawn, and nobody claims it any more', async () => {
    const race = await offered();
    expect(await take(race.referralId)).toEqual({ referralId: race.referralId, status: 'returned' });
    expect(await races.read(race.referralId)).toMatchObject({
      returned: { reason: 'withdrawn', note: 'Sold already', at: minutesLater(5).toISOString() },
    });
    expect(await races.claim(anAttempt(race))).toEqual({ kind: 'referral-returned' });
  });

  test('CL-15 withdrawn again, it stays as it was', async () => {
    const race = await offered();
    await take(race.referralId);
    const before = await races.read(race.referralId);
    expect(await take(race.referralId, 'Another reason')).toMatchObject({ status: 'returned' });
    expect(await races.read(race.referralId)).toEqual(before);
  });

  test('CL-15 a claim that was first wins; what went back otherwise stays as it went', async () => {
    const claimed = await offered();
    await races.claim(anAttempt(claimed));
    expect(await take(claimed.referralId)).toMatchObject({ refused: 'already-claimed' });
    const expired = await offered();
    await races.expire(expired.referralId, undefined, NOW);
    expect(await take(expired.referralId)).toMatchObject({ refused: 'referral-returned' });
  });

  test('CL-15 of ten claims and a withdrawal at once one counts', async () => {
    const race = await offered();
    const [withdrawn, ...claims] = await Promise.all([
      take(race.referralId),
      ...Array.from({ length: 10 }, (_, index) => races.claim(anAttempt(race, { actId: `act-${index}` }))),
    ]);
    const won = claims.filter(({ kind }) => kind === 'won').length;
    expect(won + ('refused' in withdrawn ? 0 : 1)).toBe(1);
  });

  test('CL-15 another source’s is not found, nor one that never was', async () => {
    const race = await offered();
    const other = { kind: 'source', clientId: 'another' } as const;
    expect(await take(race.referralId, 'x', other)).toEqual({ refused: 'not-found' });
    expect(await take('ref_unknown')).toEqual({ refused: 'not-found' });
    expect(await races.read(race.referralId)).toMatchObject({ status: 'offered' });
  });

  test('CL-15 a source operator withdraws what another of the back office created', async () => {
    const race = await offered();
    const operator = { kind: 'source', clientId: 'account-1', isPerson: true } as const;
    expect(await take(race.referralId, 'x', operator)).toMatchObject({ status: 'returned' });
  });
});
