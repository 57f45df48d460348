// Giving a claimed referral back to the source: by its owner or the lead, once, with a reason.
import { describe, expect, test } from '@jest/globals';
import { giveBackReferral } from '../../lambdas/claiming/api.ts';
import { type GiveBackDeps, giveBack } from '../../lambdas/claiming/give-back.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { Race } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from './support/referrals.ts';

const table = await engineTable();
const races = raceStore(table);
const referrals = referralStore(table);
const licensed = new Map<string, boolean>();
const deps: GiveBackDeps = {
  people: {
    readTeam: async (teamId) => aTeam({ teamId }),
    readAgent: async (teamId, agentId) =>
      agentId === 'gone' ? undefined : anAgent(agentId, { teamId, licensed: licensed.get(agentId) ?? true }),
  },
  races,
};

async function offered() {
  const race = anOpenRace();
  await referrals.create(race, someDetails(race));
  return race;
}
async function claimed() {
  const race = await offered();
  await races.claim(anAttempt(race, { by: 'text', text: 'Hi Clara' }));
  return race;
}
const give = ({ referralId }: Pick<Race, 'referralId'>, by = asAgent('ada'), reason = 'Moves to Ohio') =>
  giveBack(by, { referralId, reason }, minutesLater(5), deps);

describe(onEngine('giving back'), () => {
  test.each(['ada', 'lena'])('CL-13 %s, its owner or the lead, gives it back, and says why', async (by) => {
    const race = await claimed();
    const { referralId } = race;
    expect(await give(race, asAgent(by))).toEqual({ referralId, status: 'returned' });
    expect(await races.read(referralId)).toMatchObject({
      status: 'returned',
      returned: { reason: 'given-back', note: 'Moves to Ohio', by, at: minutesLater(5).toISOString() },
      claim: { agentId: 'ada' },
    });
  });

  test('PE-5 takes a license, but for the lead', async () => {
    for (const agentId of ['ada', 'lena']) licensed.set(agentId, false);
    const race = await claimed();
    expect(await give(race)).toMatchObject({ refused: 'license-lapsed' });
    expect(await give(race, asAgent('lena'))).toMatchObject({ status: 'returned' });
    expect(await give(race, asAgent('gone'))).toEqual({ refused: 'not-found' });
    licensed.clear();
  });

  test('CL-13 asked again, by either of them, it is done, and stays as it was', async () => {
    const race = await claimed();
    await give(race);
    const before = await races.read(race.referralId);
    for (const by of [asAgent('ada'), asAgent('lena')]) {
      expect(await give(race, by, 'Another reason')).toMatchObject({ status: 'returned' });
    }
    expect(await races.read(race.referralId)).toEqual(before);
  });

  test('CL-13 ten at once are one return', async () => {
    const race = await claimed();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => give(race, asAgent(turn % 2 ? 'ada' : 'lena'), `Turn ${turn}`)),
    );
    expect(answers).toEqual(Array(10).fill({ referralId: race.referralId, status: 'returned' }));
  });

  test('CL-13 one that was handed over meanwhile is only the new owner’s and the lead’s to give', async () => {
    const race = await claimed();
    const referral = await referrals.read(race.referralId);
    if (referral === undefined) throw new Error('There is none');
    await referrals.reassign(referral, { from: 'ada', to: 'ben', actId: 'evt_1', at: NOW });
    expect(await give(race)).toEqual({ refused: 'not-found' });
    expect(await give(race, asAgent('ben'))).toMatchObject({ status: 'returned' });
  });

  test('CL-13 needs a claim; one that went back otherwise is not given back', async () => {
    const race = await offered();
    for (const by of ['ada', 'lena']) {
      expect(await give(race, asAgent(by))).toMatchObject({ refused: 'not-claimed' });
    }
    await races.returnToSource(race.referralId, 'expired', NOW);
    for (const by of ['ada', 'lena']) {
      expect(await give(race, asAgent(by))).toMatchObject({ refused: 'referral-returned' });
    }
  });

  test('CL-13 a teammate may not, and another team learns nothing', async () => {
    const race = await claimed();
    for (const by of [asAgent('ben'), asAgent('zoe'), asAgent('ada', 'south'), asAgent('lena', 'south')]) {
      expect(await give(race, by)).toEqual({ refused: 'not-found' });
    }
    expect(await races.read(race.referralId)).toMatchObject({ status: 'claimed' });
    expect(await give(anOpenRace())).toEqual({ refused: 'not-found' });
    for (const by of [asAgent('zoe'), asAgent('ada', 'south')]) {
      expect(await give(await offered(), by)).toEqual({ refused: 'not-found' });
    }
  });

  test('CL-13 a claim after it is told that it is no longer available', async () => {
    const race = await claimed();
    await give(race);
    for (const agentId of ['ada', 'ben']) {
      const late = await races.claim(anAttempt(race, { agentId, actId: 'act-2' }));
      expect(late).toEqual({ kind: 'referral-returned' });
    }
  });
});

test('CL-13 the reason is said, in at most 500 characters', () => {
  const read = (reason: unknown) => giveBackReferral.body?.safeParse({ reason });
  for (const reason of ['', '   ', 'x'.repeat(501), 7, undefined]) expect(read(reason)?.success).toBe(false);
  expect(read(`  ${'x'.repeat(500)} `)?.data).toEqual({ reason: 'x'.repeat(500) });
});
