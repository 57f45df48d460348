// Reactions to an agent's calls: their workflow starts and is told, an agent who answered too late is told.
import { describe, expect, test } from '@jest/globals';
import type { Attempt } from '../../lambdas/calling/call.ts';
import { callSchema } from '../../lambdas/calling/call.ts';
import { endCalls } from '../../lambdas/calling/end-calls.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../lambdas/stream/dispatch.ts';
import { anAttempt, client, minutesLater, NOW } from '../claiming/support/referrals.ts';
import { anAgent } from '../people/support/teams.ts';
import {
  created,
  dependencies,
  dispatched,
  notifications,
  outboxMessages,
  people,
  races,
  stores,
  table,
  told,
} from '../stream/support/dependencies.ts';
import { aRequest, everyCall, type Stand, standOf } from './support/calls.ts';

const { calls } = stores;
const idIn = ({ referralId }: OpenRace, agentId = 'ada') => ({ referralId, agentId });
const keyOf = ({ referralId }: OpenRace, agentId = 'ada') => keys.call(referralId, agentId);

async function asked(race?: OpenRace, agentId = 'ada'): Promise<OpenRace> {
  const open = race ?? (await created());
  await calls.request(aRequest({ ...idIn(open, agentId), teamId: open.teamId }), NOW);
  return open;
}
const dialing = (attempt: Attempt, taskToken: string) => ({
  attempt,
  taskToken,
  dialedBy: `by-${attempt}`,
  phone: undefined,
});

describe('reactions to a call', () => {
  test('CA-1 a call that was asked for starts its workflow, and no later step starts another', async () => {
    const race = await created();
    const request = aRequest({ ...idIn(race), teamId: race.teamId });
    await dispatched(keyOf(race), () => calls.request(request, NOW));
    const started = `${race.referralId} ada`;
    expect(told.called).toEqual([started, started]);
    await dispatched(keyOf(race), () => calls.miss(request, 1, 'busy'));
    expect(told.called).toHaveLength(2);
    expect(told.completedCalls).toEqual([]);
  });

  test('CA-2 news completes the task whose token is there', async () => {
    const race = await asked();
    await dispatched(keyOf(race), () => calls.startDialing(idIn(race), dialing(1, 'token-1'), NOW));
    expect(told.completedCalls).toEqual([]);
    await dispatched(keyOf(race), () => calls.miss(idIn(race), 1, 'busy'));
    expect(told.completedCalls).toEqual(Array(2).fill({ taskToken: 'token-1', error: 'Missed' }));
  });

  test('CA-2 a token that comes after the news completes its task', async () => {
    const race = await asked();
    await calls.end(idIn(race), 'lost');
    await dispatched(keyOf(race), () => calls.startDialing(idIn(race), dialing(1, 'token-1'), NOW));
    expect(told.completedCalls[0]).toEqual({ taskToken: 'token-1', result: { state: 'lost' } });
  });

  test('CA-2 whichever of token and news comes second, in every state that completes a task, it is told', async () => {
    const waits = [
      { for: 'answer', attempt: 1 },
      { for: 'call-again', attempt: 1 },
      { for: 'end', attempt: 2 },
    ] as const;
    const stands = Object.keys(everyCall).filter((each): each is Stand => each in everyCall);
    for (const stand of stands) {
      for (const wait of waits) {
        const call = { ...everyCall[stand], type: 'call' };
        const waiting = { ...call, wait: { taskToken: 'token', ...wait } };
        const before = { ...everyCall['ringing 1'], type: 'call' };
        told.completedCalls = [];
        await dispatch({ before: call, after: waiting }, dependencies());
        const tokenSecond = told.completedCalls;
        told.completedCalls = [];
        if (stand !== 'ringing 1')
          await dispatch({ before: { ...before, wait: waiting.wait }, after: waiting }, dependencies());
        expect({ stand, wait, told: told.completedCalls }).toEqual({ stand, wait, told: tokenSecond });
      }
    }
  });

  test('CA-2 a task that was told is not told again by what changes nothing for it', async () => {
    const race = await asked();
    await calls.startDialing(idIn(race), dialing(1, 'token-1'), NOW);
    await calls.end(idIn(race), 'claimed');
    await dispatched(keyOf(race), () => calls.noteEnd(idIn(race), 1, NOW));
    expect(told.completedCalls).toEqual([]);
  });

  test('CA-6 an agent who answered in vain is told so once, by why, and not who the client is', async () => {
    const race = await asked();
    await races.claim(anAttempt(race, { agentId: 'ben' }));
    await dispatched(keyOf(race), () => calls.noteInVain(idIn(race), 1, 'already-claimed'));
    expect(notifications()).toEqual(['answered-in-vain ada email']);
    const [email] = outboxMessages();
    expect(email).toMatchObject({
      subject: 'Not yours: buyer referral in Seattle, WA',
      body: expect.stringContaining('A teammate was first.'),
    });
    for (const secret of Object.values(client)) expect(JSON.stringify(email)).not.toContain(secret);
  });

  test('CA-6 each of two calls answered in vain is told of', async () => {
    const race = await asked();
    for (const attempt of [1, 2] as const) {
      await dispatched(keyOf(race), () => calls.noteInVain(idIn(race), attempt, 'referral-returned'));
    }
    expect(notifications()).toEqual(['answered-in-vain ada email', 'answered-in-vain ada email']);
  });

  test('PE-5 CA-6 whose license lapsed while it rang is told so all the same', async () => {
    const race = await asked();
    const { devices, ...ada } = anAgent('ada', { teamId: race.teamId, licensed: false });
    await people.saveAgent(ada);
    await dispatched(keyOf(race), () => calls.noteInVain(idIn(race), 1, 'license-lapsed'));
    expect(notifications()).toEqual(['answered-in-vain ada email']);
    expect(outboxMessages()[0]?.body).toContain('Your license has lapsed');
  });

  test('CA-6 a reason that has no words of its own brings a notice all the same', async () => {
    const race = await asked();
    await dispatched(keyOf(race), () => calls.noteInVain(idIn(race), 1, 'of another release'));
    expect(outboxMessages()[0]?.body.trimEnd()).toMatch(/you did not get it\.$/);
  });
});

describe('the race ends calls', () => {
  const standNow = async (race: OpenRace, agentId: string) => standOf(await calls.read(idIn(race, agentId)));

  test('CA-1 CA-6 a claim ends all calls about it: the winner’s as claimed, the others’ as lost', async () => {
    const race = await asked();
    await asked(race, 'ben');
    await asked(race, 'lena');
    await calls.miss(idIn(race, 'lena'), 1, 'busy');
    await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    const stands = await Promise.all(['ada', 'ben', 'lena'].map((agentId) => standNow(race, agentId)));
    expect(stands).toEqual(['claimed', 'lost', 'lost']);
  });

  test('CA-6 a decline ends the calls of its agent alone', async () => {
    const race = await asked();
    await asked(race, 'ben');
    await dispatched(keys.race(race.referralId), () => races.decline(race.referralId, 'ada'));
    expect([await standNow(race, 'ada'), await standNow(race, 'ben')]).toEqual(['ended', 'ringing 1']);
  });

  test.each([
    ['lapsed', { licensed: false }, 'license-lapsed'],
    ['left', { left: { at: NOW.toISOString() } }, 'left-team'],
    ['lapsed and was renewed', {}, 'not-offered'],
  ] as const)(
    'PE-4 PE-5 an offer that is taken from who %s ends the call, and says why',
    async (_, change, reason) => {
      const race = await asked();
      await asked(race, 'ben');
      const { devices, ...ada } = anAgent('ada', { teamId: race.teamId });
      await people.saveAgent(ada);
      const item = keys.agent(race.teamId, 'ada');
      await table.put({ ...item, type: 'agent', ...ada, ...change });
      await dispatched(keys.race(race.referralId), () => races.withdrawOffer(race, 'ada'));
      expect(await calls.read(idIn(race))).toMatchObject({ state: 'ended', reason });
      expect(await standNow(race, 'ben')).toBe('ringing 1');
    },
  );

  test('CA-6 a decline, a return and a later round each end a call by their own name', async () => {
    const [declined, returned, later] = [await asked(), await asked(), await asked()];
    await dispatched(keys.race(declined.referralId), () => races.decline(declined.referralId, 'ada'));
    await dispatched(keys.race(returned.referralId), () => races.withdraw(returned.referralId, 'x', NOW));
    await endCalls({ ...later, round: 2 }, { ...dependencies(), calls });
    const reasons = await Promise.all([declined, returned, later].map((race) => calls.read(idIn(race))));
    expect(reasons).toMatchObject([
      { reason: 'declined' },
      { reason: 'withdrawn' },
      { reason: 'offered-again' },
    ]);
  });

  test.each(['declined-by-lead', 'expired'] as const)('CL-7 a return (%s) ends them all', async (reason) => {
    const race = await asked();
    await asked(race, 'ben');
    await calls.miss(idIn(race, 'ben'), 1, 'busy');
    await calls.showPin(idIn(race, 'ben'), 'pin_1', NOW);
    await dispatched(keys.race(race.referralId), () =>
      races.returnToSource(race.referralId, reason, minutesLater(60)),
    );
    expect([await standNow(race, 'ada'), await standNow(race, 'ben')]).toEqual(['ended', 'ended']);
  });

  test('CA-1 calls that are over stay as they are', async () => {
    const race = await asked();
    await calls.end(idIn(race), 'ended', 'no-pin-line');
    const before = await table.get(keyOf(race));
    await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race, { agentId: 'ben' })));
    expect(await table.get(keyOf(race))).toEqual(before);
    expect(callSchema.parse(before)).toMatchObject({ reason: 'no-pin-line' });
  });
});
