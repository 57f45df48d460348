// How a decline ends for whoever declines, in every state of the race.
import { describe, expect, test } from '@jest/globals';
import { decline, declineOutcome } from '../../lambdas/claiming/decline.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { isLeftToLead } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { engineTable } from '../support/engine.ts';
import { aClaimedRace, anAttempt, anOpenRace, aReturnedRace, NOW, someDetails } from './support/referrals.ts';

const table = await engineTable();
const races = raceStore(table);

const adaDeclined = { declined: new Set(['ada']) };

describe('a decline', () => {
  test('CL-5 an offered agent declines, and repeating it says the same', () => {
    expect(declineOutcome(anOpenRace(adaDeclined), 'ada', false)).toBe('declined');
  });

  test('CL-5 a claimed referral cannot be declined any more', () => {
    expect(declineOutcome(aClaimedRace({ agentId: 'ben' }), 'ada', false)).toBe('already-claimed');
    expect(declineOutcome(aClaimedRace({ agentId: 'ben' }, adaDeclined), 'ada', false)).toBe(
      'already-claimed',
    );
    expect(declineOutcome(aClaimedRace(), 'lena', true)).toBe('already-claimed');
  });

  test('CL-5 who declined before it went back has declined; who did not is too late', () => {
    expect(declineOutcome(aReturnedRace('expired', adaDeclined), 'ada', false)).toBe('declined');
    expect(declineOutcome(aReturnedRace('expired', adaDeclined), 'ben', false)).toBe('referral-returned');
  });

  test('CL-6 the lead’s decline closes it, also when it was not offered to the lead', () => {
    const returned = aReturnedRace('declined-by-lead', { offered: ['ada', 'ben'] });
    expect(declineOutcome(returned, 'lena', true)).toBe('declined');
    expect(declineOutcome(returned, 'ada', false)).toBe('referral-returned');
  });

  test('CL-7 the lead is too late for a referral that expired', () => {
    expect(declineOutcome(aReturnedRace('expired'), 'lena', true)).toBe('referral-returned');
  });

  test('whoever was not offered it and does not lead learns nothing', () => {
    for (const race of [anOpenRace(), aClaimedRace(), aReturnedRace(), undefined]) {
      expect(declineOutcome(race, 'zoe', false)).toBe('not-found');
    }
    expect(declineOutcome(undefined, 'lena', true)).toBe('not-found');
  });

  test('CL-8 a referral is left to the lead when all declined and the lead was not among them', () => {
    const offered = ['ada', 'ben'];
    const declinedBy = (...agentIds: string[]) => anOpenRace({ offered, declined: new Set(agentIds) });
    expect(isLeftToLead(declinedBy('ada', 'ben'), 'lena')).toBe(true);
    expect(isLeftToLead(declinedBy('ada'), 'lena')).toBe(false);
    expect(isLeftToLead(declinedBy('ada', 'ben'), 'ada')).toBe(false);
    expect(isLeftToLead({ ...aReturnedRace(), offered, declined: new Set(offered) }, 'lena')).toBe(false);
  });
});

describe('declining', () => {
  async function offered() {
    const race = anOpenRace();
    await referralStore(table).create(race, someDetails(race));
    return race;
  }
  const declineBy = (
    caller: ReturnType<typeof asAgent>,
    { referralId }: { referralId: string },
    profile = anAgent(caller.agentId),
  ) => {
    const isThere = profile.left === undefined;
    const people = { readTeam: async () => aTeam(), readAgent: async () => (isThere ? profile : undefined) };
    return decline(caller, referralId, NOW, { people, races });
  };

  test('CL-5 takes the agent out and leaves it open to the others', async () => {
    const race = await offered();
    const { referralId } = race;
    for (let times = 0; times < 2; times += 1) {
      expect(await declineBy(asAgent('ada'), race)).toEqual({ referralId, status: 'offered' });
    }
    expect(await races.read(referralId)).toMatchObject({ status: 'offered', declined: new Set(['ada']) });
  });

  test('CL-6 by the lead closes it for the team', async () => {
    const race = await offered();
    const { referralId } = race;
    expect(await declineBy(asAgent('lena'), race)).toEqual({ referralId, status: 'returned' });
    expect(await races.read(referralId)).toMatchObject({
      returned: { reason: 'declined-by-lead', at: NOW.toISOString() },
    });
    expect(await declineBy(asAgent('ada'), race)).toMatchObject({ refused: 'referral-returned' });
  });

  test('CL-3 comes too late after a claim', async () => {
    const race = await offered();
    await races.claim(anAttempt(race));
    for (const agentId of ['ben', 'lena']) {
      expect(await declineBy(asAgent(agentId), race)).toEqual({
        refused: 'already-claimed',
        detail: 'It has been claimed; a claimed referral is handed over by reassigning it.',
      });
    }
  });

  test('CL-9 whoever was not offered it, or is of another team, learns nothing', async () => {
    const race = await offered();
    for (const caller of [asAgent('zoe'), asAgent('ada', 'south')]) {
      expect(await declineBy(caller, race)).toEqual({ refused: 'not-found' });
    }
    expect(await declineBy(asAgent('ada'), anOpenRace())).toEqual({ refused: 'not-found' });
    expect(await races.read(race.referralId)).toMatchObject({ declined: new Set() });
  });

  test('PE-5 for the team takes a license; one’s own does not', async () => {
    const race = await offered();
    const lapsed = (agentId: string) => anAgent(agentId, { licensed: false });
    expect(await declineBy(asAgent('lena'), race, lapsed('lena'))).toMatchObject({
      refused: 'license-lapsed',
    });
    expect(await declineBy(asAgent('ada'), race, lapsed('ada'))).toMatchObject({ status: 'offered' });
  });

  test('PE-4 is not for who has left', async () => {
    const race = await offered();
    const gone = anAgent('ada', { left: { at: NOW.toISOString() } });
    expect(await declineBy(asAgent('ada'), race, gone)).toEqual({ refused: 'not-found' });
    expect(await races.read(race.referralId)).toMatchObject({ declined: new Set() });
  });
});
