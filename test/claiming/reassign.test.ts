// Handing a claimed referral over: by owner or lead, to a licensed agent of the team, once.
import { describe, expect, test } from '@jest/globals';
import { handOverStore } from '../../lambdas/claiming/hand-over-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { type ReassignDeps, reassign } from '../../lambdas/claiming/reassign.ts';
import { type OpenRace, ownerOf } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { engineTable } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { anAttempt, anOpenRace, client, minutesLater, NOW, someDetails } from './support/referrals.ts';

const table = await engineTable();
const races = raceStore(table);
const referrals = referralStore(table);

const agents = [anAgent('ada'), anAgent('ben'), anAgent('lena'), anAgent('una', { licensed: false })];
const deps: ReassignDeps = {
  people: {
    readTeamWithAgents: async (teamId) =>
      teamId === 'north' ? { team: aTeam(), agents } : { team: aTeam({ teamId }), agents: [] },
  },
  referrals: { ...referrals, ...handOverStore(table) },
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
  test('CL-10 every hand-over is kept with its new owner, however often it goes back and forth', async () => {
    const race = await claimed();
    for (const [from, to] of [
      ['ada', 'ben'],
      ['ben', 'ada'],
      ['ada', 'ben'],
    ] as const) {
      await hand(race, to, asAgent(from));
      // Asked again, it was handed over once.
      await hand(race, to, asAgent('lena'));
    }
    const at = minutesLater(1).toISOString();
    expect(await table.get(keys.offer(race.referralId, 'ben'))).toMatchObject({
      handed: [
        { from: 'ada', at },
        { from: 'ada', at },
      ],
    });
    expect(await table.get(keys.offer(race.referralId, 'ada'))).toMatchObject({
      handed: [{ from: 'ben', at }],
    });
  });

  test.each(['ada', 'lena'])('CL-10 %s hands it to another agent of the team', async (by) => {
    const race = await claimed();
    const { referralId } = race;
    expect(await hand(race, 'ben', asAgent(by))).toEqual({
      referralId,
      status: 'claimed',
      agentId: 'ben',
      handedOver: [referralId],
    });
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

  test('CL-14 CL-10 with it go all by which its owner has the client in the team, and no others', async () => {
    const phone = '+12025550161';
    const of = async (agentId: string, more: Partial<OpenRace> = {}, clientPhone = phone) => {
      const race = anOpenRace(more);
      await referrals.create(race, someDetails(race, { client: { ...client, phone: clientPhone } }));
      await races.claim(anAttempt(race, { agentId }));
      return race.referralId;
    };
    const [one, two, three] = [await of('ada'), await of('ada'), await of('ada')];
    const others = [
      await of('ben'),
      await of('ada', { teamId: 'south' }),
      await of('ada', {}, '+12025550111'),
    ];
    const returned = await of('ada');
    await races.giveBack(returned, { teamId: 'north', agentId: 'ada', leads: false }, 'x', NOW);
    const ownersOf = (ids: string[]) =>
      Promise.all(ids.map(async (id) => ownerOf((await races.read(id)) ?? anOpenRace())));
    const handed = await hand({ referralId: two }, 'ben');
    expect(handed).toMatchObject({ handedOver: [two, ...[one, three].toSorted()], agentId: 'ben' });
    expect(await ownersOf([one, two, three])).toEqual(['ben', 'ben', 'ben']);
    expect(await ownersOf([...others, returned])).toEqual(['ben', 'ada', 'ada', undefined]);
    // The answer was lost.
    expect(await hand({ referralId: two }, 'ben', asAgent('lena'))).toEqual(handed);
  });

  test('CL-14 CL-10 more than one transaction holds go all the same', async () => {
    const phone = '+12025550163';
    const ids = await Promise.all(
      Array.from({ length: 52 }, async () => {
        const race = anOpenRace();
        await referrals.create(race, someDetails(race, { client: { ...client, phone } }));
        await races.claim(anAttempt(race));
        return race.referralId;
      }),
    );
    const [first = ''] = ids;
    const answer = await hand({ referralId: first }, 'ben');
    expect(answer).toMatchObject({ handedOver: expect.arrayContaining(ids) });
    const owners = await Promise.all(ids.map(async (id) => ownerOf((await races.read(id)) ?? anOpenRace())));
    expect(new Set(owners)).toEqual(new Set(['ben']));
  });

  test('CL-14 CL-10 a referral that comes to its owner at that moment goes with it', async () => {
    const phone = '+12025550162';
    const place = async () => {
      const race = anOpenRace();
      await referrals.create(race, someDetails(race, { client: { ...client, phone } }));
      await races.claim(anAttempt(race));
      return race.referralId;
    };
    const first = await place();
    const more: string[] = [];
    const store = handOverStore(table);
    const readHistory: typeof store.readHistory = async (...of) => {
      const history = await store.readHistory(...of);
      if (more.length > 0) return history;
      more.push(await place());
      const turn = { ...keys.clientTeam(phone, 'north'), referralId: more[0], turn: more[0] };
      await table.put(turn);
      return history;
    };
    const overtaken = { ...deps, referrals: { ...referrals, ...store, readHistory } };
    const answer = await reassign(asAgent('ada'), { referralId: first, to: 'ben' }, NOW, overtaken);
    expect(answer).toMatchObject({ handedOver: [first, ...more] });
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
    let reads = 0;
    const read = async (id: string) => (reads++ === 0 ? before : referrals.read(id));
    const late = { ...deps, referrals: { ...deps.referrals, read } };
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
