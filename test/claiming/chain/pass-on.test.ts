// RT-10 on a real table: each team's turn, what moves on with the referral, and what comes at the same moment.
import { describe, expect, test } from '@jest/globals';
import { decline } from '../../../lambdas/claiming/decline.ts';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { correct } from '../../../lambdas/claiming/source/correct.ts';
import { createReferral } from '../../../lambdas/claiming/source/create-referral.ts';
import type { ReferralRequest } from '../../../lambdas/claiming/source/new-referral.ts';
import { offerAgain } from '../../../lambdas/claiming/source/offer-again.ts';
import { withdraw } from '../../../lambdas/claiming/source/withdraw.ts';
import { keys, prefixes } from '../../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import { asAgent } from '../../people/support/teams.ts';
import {
  aReadyTeam,
  dependencies,
  eventTypes,
  notifications,
  outboxMessages,
  people,
  races,
  referrals,
  stores,
  table,
  told,
} from '../../stream/support/dependencies.ts';
import { onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { placingDeps } from '../support/placing.ts';
import { anAttempt, client, minutesLater, NOW } from '../support/referrals.ts';

const source = { kind: 'source', clientId: 'network' } as const;
const deps = { ...placingDeps, consents: stores.consents, routing: stores.routing };
const aPhone = () => `+1202555${anId('phone').replace(/\D/g, '').slice(-4).padStart(4, '0')}`;

const aRequest = (teamIds: string[], more: Partial<ReferralRequest> = {}): ReferralRequest => ({
  teamId: teamIds[0] ?? '',
  teamIds,
  side: 'buyer',
  kind: 'standard',
  area: { city: 'Seattle', state: 'WA' },
  client: { ...client, phone: aPhone() },
  ...more,
});

async function chained(size = 3, more: Partial<ReferralRequest> = {}) {
  const teamIds = await Promise.all(Array.from({ length: size }, aReadyTeam));
  const made = await createReferral(source, { request: aRequest(teamIds, more), key: undefined }, NOW, deps);
  if ('refused' in made) throw new Error(made.refused);
  return { referralId: made.referralId, teamIds };
}

async function raceOf(referralId: string): Promise<Race> {
  const race = await races.read(referralId);
  if (race === undefined) throw new Error('There is none');
  return race;
}

/** Tells what `act` changed of the race, and what that changed, each twice. */
async function settled(referralId: string, act: () => Promise<unknown>, now = NOW): Promise<Race> {
  const key = keys.race(referralId);
  let before = await table.get(key);
  await act();
  let after = await table.get(key);
  for (let rounds = 0; rounds < 5 && JSON.stringify(after) !== JSON.stringify(before); rounds += 1) {
    for (let times = 0; times < 2; times += 1) await dispatch({ before, after }, dependencies(now));
    before = after;
    after = await table.get(key);
  }
  return raceOf(referralId);
}
const expired = (referralId: string, minutes: number) =>
  settled(
    referralId,
    async () => races.expire(referralId, (await raceOf(referralId)).round, minutesLater(minutes)),
    minutesLater(minutes),
  );
/** Over for the first team, and nothing told of it yet. */
async function between(more: Partial<ReferralRequest> = {}) {
  const its = await chained(2, more);
  const before = await table.get(keys.race(its.referralId));
  await races.expire(its.referralId, undefined, minutesLater(60));
  const after = await table.get(keys.race(its.referralId));
  const passOn = () => dispatch({ before, after }, dependencies(minutesLater(60)));
  return { ...its, passOn };
}

describe(onEngine('a chain of teams'), () => {
  test('RT-10 each team has a window of its own, and the source has it back after the last', async () => {
    const { referralId, teamIds } = await chained(3, { offerMinutes: 10 });
    expect(await raceOf(referralId)).toMatchObject({ teamId: teamIds[0], goesOn: true });
    expect(await expired(referralId, 10)).toMatchObject({
      status: 'offered',
      teamId: teamIds[1],
      round: 2,
      offerUntil: minutesLater(20).toISOString(),
    });
    const lead = asAgent('lena', teamIds[1]);
    const third = await settled(
      referralId,
      () => decline(lead, referralId, minutesLater(12), { people, races }),
      minutesLater(12),
    );
    expect(third).toMatchObject({ teamId: teamIds[2], round: 3, offerUntil: minutesLater(22).toISOString() });
    expect(third).not.toHaveProperty('goesOn');
    expect(await expired(referralId, 22)).toMatchObject({
      status: 'returned',
      returned: { reason: 'expired' },
    });
    expect(eventTypes()).toEqual([
      'ReferralPassedOn',
      'ReferralOffered',
      'ReferralPassedOn',
      'ReferralOffered',
      'ReferralReturned',
    ]);
    expect(new Set(told.started)).toEqual(new Set([`${referralId}-2`, `${referralId}-3`]));
  });

  test('RT-10 a referral of one team is as it was without chains', async () => {
    const { referralId } = await chained(1);
    const { details } = (await referrals.read(referralId)) ?? {};
    expect(details).not.toHaveProperty('chain');
    expect(await raceOf(referralId)).not.toHaveProperty('goesOn');
    await expired(referralId, 60);
    expect(eventTypes()).toEqual(['ReferralReturned']);
  });

  test('RT-10 which team is unknown or not ready is said, and nothing is created', async () => {
    const [ready, alone] = [await aReadyTeam(), anId('team')];
    await people.saveTeam({ teamId: alone, name: 'Alone', leadAgentId: 'nobody' });
    const asked = (teamIds: string[]) =>
      createReferral(source, { request: aRequest(teamIds), key: undefined }, NOW, deps);
    expect(await asked([ready, 'nowhere'])).toMatchObject({
      refused: 'unknown-team',
      detail: expect.stringContaining('nowhere'),
      errors: [{ path: '/teamIds/1' }],
    });
    expect(await asked([ready, alone])).toMatchObject({
      refused: 'team-not-ready',
      detail: expect.stringContaining(alone),
      errors: [{ path: '/teamIds/1' }],
    });
  });

  test('CL-1 RT-10 a retry is answered the first, other teams under its key are refused, also when a team has become unready', async () => {
    const teamIds = [await aReadyTeam(), await aReadyTeam()];
    const request = aRequest(teamIds);
    const asked = (its: ReferralRequest) =>
      createReferral(source, { request: its, key: teamIds.join() }, NOW, deps);
    const first = await asked(request);
    expect(await asked(request)).toEqual(first);
    expect(await asked({ ...request, teamIds: teamIds.toReversed() })).toMatchObject({
      refused: 'idempotency-key-reused',
    });
    await people.saveTeam({ teamId: teamIds[1] ?? '', name: 'Gone', leadAgentId: 'nobody' });
    for (const name of ['ada', 'ben', 'lena']) {
      const agent = await people.readAgent(teamIds[1] ?? '', name);
      if (agent !== undefined) await people.saveAgent({ ...agent, licensed: false });
    }
    expect(await asked(request)).toEqual(first);
  });

  test('RT-10 a team that is not ready when its turn comes is skipped, and the last one’s end stands when all are', async () => {
    const { referralId, teamIds } = await chained(3);
    const unready = async (teamId = '') => {
      for (const name of ['ada', 'ben', 'lena']) {
        const agent = await people.readAgent(teamId, name);
        if (agent !== undefined) await people.saveAgent({ ...agent, licensed: false });
      }
    };
    await unready(teamIds[1]);
    expect(await expired(referralId, 60)).toMatchObject({ teamId: teamIds[2], round: 2 });
    const { details } = (await referrals.read(referralId)) ?? {};
    expect(details?.chain?.skipped).toEqual([
      { teamId: teamIds[1], at: minutesLater(60).toISOString(), round: 1 },
    ]);
    const other = await chained(3);
    await unready(other.teamIds[1]);
    await unready(other.teamIds[2]);
    told.published.length = 0;
    expect(await expired(other.referralId, 60)).toMatchObject({
      status: 'returned',
      teamId: other.teamIds[0],
      returned: { reason: 'expired' },
    });
    expect(eventTypes()).toEqual(['ReferralPassedOn', 'ReferralReturned']);
  });

  test('CL-14 RT-10 an agent of the next team who has the client gets it', async () => {
    const phone = aPhone();
    const { referralId, teamIds } = await chained(2, { client: { ...client, phone } });
    const own = await createReferral(
      source,
      { request: aRequest([teamIds[1] ?? ''], { client: { ...client, phone } }), key: undefined },
      NOW,
      deps,
    );
    if ('refused' in own) throw new Error(own.refused);
    await races.claim(
      anAttempt({ referralId: own.referralId, teamId: teamIds[1] ?? '' }, { agentId: 'lena' }),
    );
    expect(await expired(referralId, 60)).toMatchObject({
      status: 'claimed',
      teamId: teamIds[1],
      claim: { agentId: 'lena', by: 'returning' },
    });
  });

  test('CL-14 RT-10 in the next team it waits for an undecided one of the client, and goes on from there', async () => {
    const phone = aPhone();
    const { referralId, teamIds } = await chained(3, { client: { ...client, phone } });
    const request = aRequest([teamIds[1] ?? ''], { client: { ...client, phone }, offerMinutes: 90 });
    const open = await createReferral(source, { request, key: undefined }, NOW, deps);
    if ('refused' in open) throw new Error(open.refused);
    const waiting = await expired(referralId, 60);
    expect(waiting).toMatchObject({ status: 'offered', waits: { for: open.referralId }, goesOn: true });
    await expired(open.referralId, 90);
    expect(await raceOf(referralId)).toMatchObject({
      teamId: teamIds[1],
      offered: ['lena'],
      offerUntil: minutesLater(150).toISOString(),
      goesOn: true,
    });
  });

  test('CL-15 RT-10 taken back between two teams it stays so, told as ended once, and nobody of the first is told again', async () => {
    const { referralId, passOn } = await between();
    const { read } = referrals;
    const before = await table.get(keys.race(referralId));
    // Taken back while the next round is being opened.
    const interrupted = {
      ...dependencies(minutesLater(60)),
      referrals: {
        ...stores.referrals,
        read: async (id: string) => {
          const found = await read(id);
          if (found?.race.status === 'returned' && found.race.returned.reason === 'expired') {
            await withdraw(source, { referralId, reason: 'A mistake' }, minutesLater(60), {
              races,
              referrals,
            });
          }
          return found;
        },
      },
    };
    await dispatch({ before: { ...before, status: 'offered' }, after: before }, interrupted);
    const after = await table.get(keys.race(referralId));
    await dispatch({ before, after }, dependencies(minutesLater(60)));
    await passOn();
    expect(await raceOf(referralId)).toMatchObject({
      status: 'returned',
      returned: { reason: 'withdrawn', note: 'A mistake', passedOn: { reason: 'expired' } },
    });
    expect(eventTypes()).toEqual(['ReferralPassedOn', 'ReferralReturned', 'ReferralWithdrawn']);
    expect(notifications()).toEqual([]);
  });

  test('CL-15 RT-10 a withdrawal that finds the next team’s round ends that one', async () => {
    const { referralId, teamIds, passOn } = await between();
    let isFirst = true;
    const raced = {
      ...races,
      withdraw: async (...asked: Parameters<typeof races.withdraw>) => {
        if (isFirst) await passOn();
        isFirst = false;
        return races.withdraw(...asked);
      },
    };
    await withdraw(source, { referralId, reason: 'A mistake' }, minutesLater(61), {
      races: raced,
      referrals,
    });
    expect(await raceOf(referralId)).toMatchObject({
      status: 'returned',
      teamId: teamIds[1],
      returned: { reason: 'withdrawn' },
    });
  });

  test('CL-6 CL-5 RT-10 a decline that comes as the next team’s turn begins closes nothing there', async () => {
    for (const agentId of ['lena', 'ada']) {
      const { referralId, teamIds, passOn } = await between();
      const open = { ...(await raceOf(referralId)), status: 'offered' as const };
      const read = async () => {
        await passOn();
        return open;
      };
      const late = await decline(asAgent(agentId, teamIds[0]), referralId, minutesLater(61), {
        people,
        races: { ...races, read },
      });
      expect(late).toEqual({ refused: 'not-found' });
      expect(await raceOf(referralId)).toMatchObject({
        status: 'offered',
        teamId: teamIds[1],
        declined: new Set(),
      });
    }
  });

  test('CL-7 RT-10 a claim that was committed before the window’s end wins, the loser of the moment is told, and the next team never hears', async () => {
    const { referralId, teamIds } = await chained(2);
    const attempt = anAttempt(
      { referralId, teamId: teamIds[0] ?? '' },
      { agentId: 'lena', at: minutesLater(59) },
    );
    await races.claim(attempt);
    expect(await expired(referralId, 60)).toMatchObject({ status: 'claimed', teamId: teamIds[0] });
    const other = await between();
    const late = anAttempt(
      { referralId: other.referralId, teamId: other.teamIds[0] ?? '' },
      { agentId: 'lena' },
    );
    expect(await races.claim({ ...late, at: minutesLater(59) })).toEqual({ kind: 'referral-returned' });
    await other.passOn();
    expect(await races.claim({ ...late, by: 'text', at: minutesLater(61) })).toEqual({ kind: 'not-offered' });
  });

  test('CL-15 RT-10 a correction between two teams holds, and the next one is offered what it says', async () => {
    const consent = { at: NOW.toISOString(), source: 'web form', words: 'I agree.' };
    const { referralId, teamIds, passOn } = await between();
    const correction = { notes: 'Wants a garden.', client: { textConsent: consent } };
    const asked = { referralId, correction };
    const answered = await correct(source, asked, minutesLater(61), { referrals, textMarkets: 'everywhere' });
    expect(answered).toEqual({ referralId, status: 'offered' });
    await passOn();
    expect(await raceOf(referralId)).toMatchObject({ teamId: teamIds[1], textingPreferred: true });
    const offer = await table.get(keys.offer(referralId, 'lena', 2));
    await dispatch({ before: undefined, after: offer }, dependencies(minutesLater(61)));
    expect(JSON.stringify(outboxMessages())).toContain('Wants a garden.');
  });

  test('CL-15 RT-10 in between it can’t be offered again; returned, it can be, along another chain', async () => {
    const { referralId, passOn } = await between();
    const again = (teamIds: string[], key?: string) =>
      offerAgain(source, { referralId, teamIds, key }, minutesLater(200), deps);
    const others = [await aReadyTeam(), await aReadyTeam()];
    expect(await again(others)).toMatchObject({ refused: 'already-offered' });
    await passOn();
    expect(await expired(referralId, 120)).toMatchObject({ status: 'returned' });
    expect(await again(others, 'key')).toMatchObject({ status: 'offered' });
    expect(await again(others, 'key')).toMatchObject({ status: 'offered' });
    expect(await again(others.toReversed(), 'key')).toMatchObject({ refused: 'idempotency-key-reused' });
    expect(await again(others)).toMatchObject({ status: 'offered' });
    expect(await expired(referralId, 260)).toMatchObject({ status: 'offered', teamId: others[1], round: 4 });
    const { details } = (await referrals.read(referralId)) ?? {};
    expect(details?.earlier?.map(({ round, returned }) => `${round ?? 1} ${returned.reason}`)).toEqual([
      '1 expired',
      '2 expired',
      '3 expired',
    ]);
  });

  test('CL-15 RT-10 offered again to nobody by name, it goes along the same chain, and a repetition is the same', async () => {
    const { referralId, teamIds, passOn } = await between();
    const again = (teamId?: string) =>
      offerAgain(source, { referralId, teamId, key: undefined }, minutesLater(200), deps);
    await passOn();
    expect(await expired(referralId, 120)).toMatchObject({ status: 'returned' });
    expect(await again()).toMatchObject({ status: 'offered' });
    expect(await again()).toMatchObject({ status: 'offered' });
    expect(await again(teamIds[1])).toMatchObject({ refused: 'already-offered' });
    const { race, details } = (await referrals.read(referralId)) ?? {};
    expect(race).toMatchObject({ teamId: teamIds[0], round: 3, goesOn: true });
    expect(details?.chain?.teamIds).toEqual(teamIds);
  });

  test('CL-13 RT-10 one that was given back goes to the source, not on', async () => {
    const { referralId, teamIds } = await chained(2);
    const [teamId = ''] = teamIds;
    await races.claim(anAttempt({ referralId, teamId }, { agentId: 'lena' }));
    const by = { teamId, agentId: 'lena', leads: true };
    const race = await settled(referralId, () => races.giveBack(referralId, by, 'On leave', minutesLater(5)));
    expect(race).toMatchObject({ status: 'returned', teamId, returned: { reason: 'given-back' } });
    expect(eventTypes()).toEqual(['ReferralReturned', 'ReferralGivenBack']);
  });

  test('TX-12 RT-10 the client has one number, of the team that has the referral', async () => {
    const consent = { at: NOW.toISOString(), source: 'web form', words: 'I agree.' };
    const phone = aPhone();
    const { referralId, passOn } = await between({ client: { ...client, phone, textConsent: consent } });
    await passOn();
    await passOn();
    const { pk } = keys.numberLease(phone, '');
    const leases = await table.queryAll({ pk, skPrefix: prefixes.numberLease });
    expect(leases.filter(({ endedAt }) => endedAt === undefined)).toMatchObject([{ referralId }]);
    expect(await raceOf(referralId)).not.toHaveProperty('noNumberFree');
  });
});
