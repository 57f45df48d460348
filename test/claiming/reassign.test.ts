// Handing a claimed referral over: by owner or lead, to a licensed agent of the team, once.
import { describe, expect, test } from '@jest/globals';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { type ReassignDeps, reassign } from '../../lambdas/claiming/reassign.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { engineTable } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from './support/referrals.ts';

const table = await engineTable();
const races = raceStore(table);
const referrals = referralStore(table);

const agents = [anAgent('ada'), anAgent('ben'), anAgent('lena'), anAgent('una', { licensed: false })];
const deps: ReassignDeps = {
  people: {
    readTeamWithAgents: async (teamId) =>
      teamId === 'north' ? { team: aTeam(), agents } : { team: aTeam({ teamId }), agents: [] },
  },
  referrals,
  newId: anId,
};

async function offered() {
  const race = anOpenRace();
  await referrals.create(race, someDetails(race));
  return race;
}
async function claimed() {
  const race = await offered();
  await races.claim(anAttempt(race));
  return race;
}
const hand = ({ referralId }: { referralId: string }, to: string, by = asAgent('ada')) =>
  reassign(by, { referralId, to }, minutesLater(1), deps);

describe('reassigning', () => {
  test.each(['ada', 'lena'])('CL-10 %s hands it to another agent of the team', async (by) => {
    const race = await claimed();
    const { referralId } = race;
    expect(await hand(race, 'ben', asAgent(by))).toEqual({ referralId, status: 'claimed', agentId: 'ben' });
    expect(await races.read(referralId)).toMatchObject({
      claim: {
        agentId: 'ben',
        by: 'assignment',
        from: 'ada',
        wonBy: 'call',
        at: minutesLater(1).toISOString(),
      },
    });
  });

  test('CL-10 handed to its owner, it stays as it is', async () => {
    const race = await claimed();
    expect(await hand(race, 'ada')).toMatchObject({ agentId: 'ada' });
    expect(await races.read(race.referralId)).toMatchObject({ claim: { by: 'call', at: NOW.toISOString() } });
  });

  test('CL-10 whoever was overtaken by another hand-over learns nothing', async () => {
    const race = await claimed();
    const before = await referrals.read(race.referralId);
    await hand(race, 'ben', asAgent('lena'));
    const late = { ...deps, referrals: { ...referrals, read: async () => before } };
    expect(await reassign(asAgent('ada'), { referralId: race.referralId, to: 'lena' }, NOW, late)).toEqual({
      refused: 'not-found',
    });
  });

  test('CL-10 goes to licensed agents of the team only', async () => {
    const race = await claimed();
    for (const to of ['una', 'zoe']) {
      expect(await hand(race, to)).toEqual({
        refused: 'unknown-agent',
        detail: `${to} is not a licensed agent of this team.`,
      });
    }
  });

  test('CL-10 needs a claim', async () => {
    expect(await hand(await offered(), 'ben')).toMatchObject({ refused: 'not-claimed' });
  });

  test('CL-10 a teammate may not, and another team learns nothing', async () => {
    const race = await claimed();
    for (const by of [asAgent('ben'), asAgent('zoe'), asAgent('ada', 'south')]) {
      expect(await hand(race, 'ben', by)).toEqual({ refused: 'not-found' });
    }
    expect(await hand(anOpenRace(), 'ben')).toEqual({ refused: 'not-found' });
  });
});
