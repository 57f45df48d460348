// Dialing over a carrier that answers as it is told: one call an attempt, whatever crashes, is lost or is repeated on the way.
import { describe, expect, test } from '@jest/globals';
import type { Attempt } from '../../../lambdas/calling/call.ts';
import { attemptIdOf, callStore } from '../../../lambdas/calling/call-store.ts';
import { type Dialer, dial } from '../../../lambdas/calling/dialing/dial.ts';
import type { VoiceAnswer, VoiceCall } from '../../../lambdas/carriers/voice.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { Details, OpenRace } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import type { AgentProfile } from '../../../lambdas/people/team.ts';
import { anAttempt, anOpenRace, client, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { anAgent } from '../../people/support/teams.ts';
import { engineTable } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { aRequest, offerUntil, secondsLater, standOf } from '../support/calls.ts';

const table = await engineTable();
const calls = callStore(table);
const races = raceStore(table);
const referrals = referralStore(table);

/** The process dies here: what was written stays, what comes after does not happen. */
class Crash extends Error {}

type Told = VoiceAnswer | Crash;
/** A carrier that answers each call as told, the last answer staying, and notes what it was asked to place. */
function aCarrier(answers: Told[] = [{ kind: 'placed' }], more: Partial<Dialer['carrier']> = {}) {
  const placed: VoiceCall[] = [];
  const carrier: Dialer['carrier'] = {
    repeatsHarmlessly: false,
    claimsBy: 'answering',
    async place(call) {
      placed.push(call);
      const answer = answers[placed.length - 1] ?? answers.at(-1);
      if (answer instanceof Crash || answer === undefined) throw answer;
      return answer;
    },
    ...more,
  };
  return { carrier, placed };
}
/** Placing the same call again rings once. */
const harmless = { repeatsHarmlessly: true, claimsBy: 'pressing-1' } as const;

async function asked(race: Partial<OpenRace> = {}, details: Partial<Details> = {}) {
  const open = anOpenRace(race);
  await referrals.create(open, someDetails(open, details));
  await calls.request(aRequest({ referralId: open.referralId }), NOW);
  return open;
}

function aDialer(carrier: Dialer['carrier'], agent: Partial<AgentProfile> | undefined = {}): Dialer {
  return {
    calls,
    readReferral: referrals.read,
    readAgent: async (_teamId, agentId) => agent && anAgent(agentId, agent),
    carrier,
    readBrand: async () => 'Dibs',
    attemptIdOf,
    newId: () => anId('act'),
    putOff: async (token) => void putOff.push(token),
  };
}
/** Tokens of the tasks that are to ask again in a second. */
const putOff: string[] = [];

const task = ({ referralId }: OpenRace, attempt: Attempt = 1) => ({
  referralId,
  agentId: 'ada',
  attempt,
  taskToken: anId('token'),
});
const callOf = ({ referralId }: OpenRace) => calls.read({ referralId, agentId: 'ada' });

describe('dialing', () => {
  test('CA-1 rings the agent’s own phone, with what comes back in the carrier’s events', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier()];
    await dial(task(race), NOW, aDialer(carrier, { phone: '+12065550177' }));
    const { referralId } = race;
    expect(placed).toEqual([
      {
        to: '+12065550177',
        message: expect.stringContaining('This is Dibs. A new buyer is looking for an agent in Seattle.'),
        language: 'en',
        reference: { referralId, agentId: 'ada', attempt: '1' },
        callId: attemptIdOf({ referralId, agentId: 'ada' }, 1),
        place: 0,
      },
    ]);
    expect(standOf(await callOf(race))).toBe('ringing 1');
  });

  test('CA-1 says that answering claims, where it does; where a key is pressed the flow says so', async () => {
    const [answering, pressing] = [aCarrier(), aCarrier([{ kind: 'placed' }], harmless)];
    for (const { carrier } of [answering, pressing]) await dial(task(await asked()), NOW, aDialer(carrier));
    expect(answering.placed[0]?.message).toContain('By answering, you claim the referral');
    expect(pressing.placed[0]?.message).not.toContain('answering');
  });

  test('CL-9 whoever answers does not hear who the client is', async () => {
    const { carrier, placed } = aCarrier();
    await dial(task(await asked({}, { notes: 'Wants a view' })), NOW, aDialer(carrier));
    for (const secret of [...Object.values(client), 'Wants a view']) {
      expect(JSON.stringify(placed)).not.toContain(secret);
    }
  });

  test('CA-11 the agents of one referral are spread over the numbers in the order of their offers', async () => {
    const race = await asked({ offered: ['ada', 'ben', 'lena'] });
    const { carrier, placed } = aCarrier();
    for (const agentId of ['lena', 'ada', 'ben']) {
      await calls.begin(aRequest({ referralId: race.referralId, agentId }), NOW);
      await dial({ ...task(race), agentId }, NOW, aDialer(carrier));
    }
    expect(placed.map(({ reference, place }) => [reference.agentId, place])).toEqual([
      ['lena', 2],
      ['ada', 0],
      ['ben', 1],
    ]);
  });

  test('CA-8 the second call rings the phone that the profile has by then', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier()];
    await dial(task(race), NOW, aDialer(carrier, { phone: '+12065550177' }));
    const id = { referralId: race.referralId, agentId: 'ada' };
    await calls.miss(id, 1, 'no-answer');
    await calls.request(aRequest({ ...id, phone: '+12065550178' }), secondsLater(30));
    await dial(task(race, 2), secondsLater(30), aDialer(carrier, { phone: '+12065550179' }));
    expect(placed.map(({ to }) => to)).toEqual(['+12065550177', '+12065550179']);
    expect(await callOf(race)).toMatchObject({ phone: '+12065550179', attempt: 2 });
  });

  test('CA-10 the carrier is busy: certainly not placed, its task is put off and dials anew', async () => {
    const race = await asked();
    const { carrier, placed } = aCarrier([{ kind: 'busy' }, { kind: 'busy' }, { kind: 'placed' }]);
    const tasks = [1, 2, 3, 4].map(() => task(race));
    for (const [index, each] of tasks.entries()) await dial(each, secondsLater(index), aDialer(carrier));
    expect(putOff).toEqual(tasks.slice(0, 2).map(({ taskToken }) => taskToken));
    expect(placed).toHaveLength(3);
    expect(new Set(placed.map(({ callId }) => callId)).size).toBe(1);
    expect(standOf(await callOf(race))).toBe('ringing 1');
  });

  test('CA-10 our own fault: certainly not placed, it is thrown and dialed again', async () => {
    const fault = new Error('access denied');
    const [race, { carrier, placed }] = [
      await asked(),
      aCarrier([{ kind: 'fault', error: fault }, { kind: 'placed' }]),
    ];
    await expect(dial(task(race), NOW, aDialer(carrier))).rejects.toThrow('The carrier refused: Error');
    await dial(task(race), NOW, aDialer(carrier));
    expect(placed).toHaveLength(2);
  });

  test.each([1, 2] as const)(
    'CA-10 the carrier refuses more calls, attempt %d: given up with the reason, and no call again',
    async (attempt) => {
      const race = await asked();
      const id = { referralId: race.referralId, agentId: 'ada' };
      if (attempt === 2) {
        await calls.miss(id, 1, 'no-answer');
        await calls.request(aRequest(id), secondsLater(30));
      }
      const { carrier, placed } = aCarrier([{ kind: 'unavailable', reason: 'calls-to-phone-used-up' }]);
      const dialing = task(race, attempt);
      await dial(dialing, NOW, aDialer(carrier));
      expect(await callOf(race)).toMatchObject({
        state: 'missed',
        reason: 'calls-to-phone-used-up',
        mayCallAgain: false,
        wait: { taskToken: dialing.taskToken },
      });
      await dial(task(race, attempt), NOW, aDialer(carrier));
      expect(placed).toHaveLength(1);
    },
  );

  test('CA-1 no answer from the carrier: perhaps it rings, so it waits, and no second call is placed', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier([{ kind: 'unknown' }])];
    for (let times = 0; times < 3; times += 1) await dial(task(race), NOW, aDialer(carrier));
    expect(placed).toHaveLength(1);
    expect(standOf(await callOf(race))).toBe('ringing 1');
  });

  test('CA-1 a crash between the carrier and anything after it: no second call in that attempt', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier([new Crash()])];
    await expect(dial(task(race), NOW, aDialer(carrier))).rejects.toThrow(Crash);
    const again = task(race);
    await dial(again, secondsLater(1), aDialer(carrier));
    expect(placed).toHaveLength(1);
    expect(await callOf(race)).toMatchObject({
      state: 'ringing',
      ringsUntil: secondsLater(21).toISOString(),
      wait: { taskToken: again.taskToken },
    });
  });

  test('CA-1 a crash after a busy carrier, before it is taken back, costs the attempt and never doubles it', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier([{ kind: 'busy' }])];
    const dying = aDialer(carrier);
    dying.calls = {
      ...calls,
      takeBackDialing: async () => {
        throw new Crash();
      },
    };
    await expect(dial(task(race), NOW, dying)).rejects.toThrow(Crash);
    await dial(task(race), NOW, aDialer(carrier));
    expect(placed).toHaveLength(1);
  });

  test('CA-1 over a carrier that knows a call again, the repeated task places it again by the same id', async () => {
    const [race, { carrier, placed }] = [
      await asked(),
      aCarrier([new Crash(), { kind: 'placed' }], harmless),
    ];
    await expect(dial(task(race), NOW, aDialer(carrier))).rejects.toThrow(Crash);
    await dial(task(race), NOW, aDialer(carrier));
    expect(placed.map(({ callId }) => callId)).toEqual(
      Array(2).fill(attemptIdOf({ referralId: race.referralId, agentId: 'ada' }, 1)),
    );
  });

  test('CA-1 ten tasks at once place one call', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier()];
    await Promise.all(Array.from({ length: 10 }, () => dial(task(race), NOW, aDialer(carrier))));
    expect(placed).toHaveLength(1);
  });

  test('CA-3 the first task, come late, does not dial in the second attempt’s time', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier()];
    const id = { referralId: race.referralId, agentId: 'ada' };
    await calls.request(aRequest(id), secondsLater(20));
    await dial(task(race, 1), secondsLater(20), aDialer(carrier));
    expect(placed).toEqual([]);
    await dial(task(race, 2), secondsLater(21), aDialer(carrier));
    expect(placed.map(({ reference }) => reference.attempt)).toEqual(['2']);
  });

  test.each([
    ['a teammate has it', (race: OpenRace) => races.claim(anAttempt(race, { agentId: 'ben' })), 'lost'],
    ['the agent has it', (race: OpenRace) => races.claim(anAttempt(race)), 'claimed'],
    ['the agent declined', (race: OpenRace) => races.decline(race.referralId, 'ada'), 'ended'],
    [
      'it went back',
      (race: OpenRace) => races.returnToSource(race.referralId, 'declined-by-lead', NOW),
      'ended',
    ],
  ] as const)('CA-6 nobody is called any more when %s', async (_what, happens, end) => {
    const [race, { carrier, placed }] = [await asked(), aCarrier()];
    await happens(race);
    const late = task(race);
    await dial(late, NOW, aDialer(carrier));
    expect(placed).toEqual([]);
    expect(await callOf(race)).toMatchObject({ state: end, wait: { taskToken: late.taskToken } });
  });

  test('CA-4 nobody is called once the window is over', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier()];
    await dial(task(race), offerUntil, aDialer(carrier));
    expect(placed).toEqual([]);
    expect(standOf(await callOf(race))).toBe('ended');
  });

  test('CA-8 an agent whose profile has no phone is missed, says why, and may be called again', async () => {
    const [race, { carrier, placed }] = [await asked(), aCarrier()];
    await dial(task(race), NOW, aDialer(carrier, { phone: undefined }));
    expect(await callOf(race)).toMatchObject({
      state: 'missed',
      reason: 'phone-missing',
      mayCallAgain: true,
    });
    expect(placed).toEqual([]);
  });

  test.each(['readReferral', 'readAgent', 'readBrand'] as const)(
    'CA-1 a fault in %s costs no attempt: the repeated task dials',
    async (reading) => {
      const [race, { carrier, placed }] = [await asked(), aCarrier()];
      const failing: Dialer = {
        ...aDialer(carrier),
        [reading]: async () => {
          throw new Error('throttled');
        },
      };
      await expect(dial(task(race), NOW, failing)).rejects.toThrow('throttled');
      await dial(task(race), NOW, aDialer(carrier));
      expect(placed).toHaveLength(1);
    },
  );

  test('a referral that is not there is a fault that names it', async () => {
    const race = anOpenRace();
    await expect(dial(task(race), NOW, aDialer(aCarrier().carrier))).rejects.toThrow(race.referralId);
  });
});
