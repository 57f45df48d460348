// Calls on a real table: every step from every state, one dialer an attempt, and no third call.
import { describe, expect, test } from '@jest/globals';
import type { Attempt, CallId } from '../../lambdas/calling/call.ts';
import { callStore } from '../../lambdas/calling/call-store.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { anOpenRace, NOW, someDetails } from '../claiming/support/referrals.ts';
import { type Fault, injectFaults, promptRetries } from '../platform/support/faults.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { aRequest, broughtTo, everyCall, type Stand, secondsLater, standOf } from './support/calls.ts';

const table = await engineTable();
const calls = callStore(table);

const stands = Object.keys(everyCall).filter((each): each is Stand => each in everyCall);
const notThere = { referralId: 'ref_unknown', agentId: 'ada' };

/** The store behind a connection that breaks before the first answer, or the first few. */
async function lossyCalls(lost = 1) {
  let left = lost;
  const next = (): Fault => {
    left -= 1;
    return left >= 0 ? 'lost-answer' : undefined;
  };
  return callStore(await engineTable((client) => injectFaults(client, next), promptRetries));
}

let tokens = 0;
function dialing(dialedBy: string, attempt: Attempt = 1, phone?: string) {
  tokens += 1;
  return { attempt, taskToken: `token-${tokens}`, dialedBy, phone };
}

type Step = { name: string; does: (id: ReturnType<typeof aRequest>) => Promise<unknown>; leads: Moves };
/** Where a step leads from where; from everywhere else it changes nothing. */
type Moves = Partial<Record<Stand, Stand>>;

const open: readonly Stand[] = ['ringing 1', 'missed 1', 'given up 1', 'ringing 2', 'missed 2', 'pin'];
const allTo = (to: Stand, from: readonly Stand[]): Moves =>
  Object.fromEntries(from.map((each) => [each, to]));

const steps: Step[] = [
  {
    name: 'CA-2 asking again while it rings',
    does: (request) => calls.request(request, secondsLater(19.999)),
    leads: { 'missed 1': 'ringing 2' },
  },
  {
    name: 'CA-2 asking again after twenty seconds',
    does: (request) => calls.request(request, secondsLater(20)),
    leads: { 'ringing 1': 'ringing 2', 'missed 1': 'ringing 2' },
  },
  { name: 'CA-11 a warm transfer’s ringing', does: (request) => calls.begin(request, NOW), leads: {} },
  {
    name: 'CA-2 a first call that nobody answered',
    does: (id) => calls.miss(id, 1, 'no-answer'),
    leads: { 'ringing 1': 'missed 1' },
  },
  {
    name: 'CA-3 a second call that nobody answered',
    does: (id) => calls.miss(id, 2, 'no-answer'),
    leads: { 'ringing 2': 'missed 2' },
  },
  {
    name: 'CA-10 a first call that the carrier refuses',
    does: (id) => calls.giveUp(id, 1, 'voice-down'),
    leads: { 'ringing 1': 'given up 1' },
  },
  {
    name: 'CA-10 a second call that the carrier refuses',
    does: (id) => calls.giveUp(id, 2, 'voice-down'),
    leads: { 'ringing 2': 'missed 2' },
  },
  {
    name: 'CA-3 the PIN',
    does: (id) => calls.showPin(id, 'pin_2', NOW),
    leads: allTo('pin', open.slice(0, -1)),
  },
  { name: 'CA-1 the claim', does: (id) => calls.end(id, 'claimed'), leads: allTo('claimed', open) },
  { name: 'CA-6 a teammate’s claim', does: (id) => calls.end(id, 'lost'), leads: allTo('lost', open) },
  { name: 'CL-7 the end', does: (id) => calls.end(id, 'ended', 'expired'), leads: allTo('ended', open) },
  {
    name: 'CA-1 the first dialing',
    does: (id) => calls.startDialing(id, dialing('by-1'), NOW),
    leads: {},
  },
  {
    name: 'CA-2 the second dialing',
    does: (id) => calls.startDialing(id, dialing('by-2', 2), NOW),
    leads: {},
  },
  { name: 'CA-6 an answer in vain', does: (id) => calls.noteInVain(id, 1, 'already-claimed'), leads: {} },
  { name: 'CA-7 the end of a call', does: (id) => calls.noteEnd(id, 1, NOW), leads: {} },
];

describe(onEngine('call store'), () => {
  test.each(steps)('$name leads where it must from every state, and done twice to the same', async (step) => {
    for (const stand of stands) {
      const id = await broughtTo(stand, calls);
      const before = await calls.read(id);
      expect(standOf(before)).toBe(stand);
      for (let times = 0; times < 2; times += 1) {
        await step.does(id);
        const after = await calls.read(id);
        expect({ from: stand, to: standOf(after) }).toEqual({ from: stand, to: step.leads[stand] ?? stand });
      }
    }
  });

  test('a step on a call that nobody asked for makes none', async () => {
    await calls.miss(notThere, 1, 'no-answer');
    await calls.giveUp(notThere, 1, 'voice-down');
    await calls.end(notThere, 'lost');
    await calls.wait(notThere, { taskToken: 'token', for: 'end', attempt: 2 });
    await calls.noteInVain(notThere, 1, 'already-claimed');
    await calls.noteEnd(notThere, 1, NOW);
    await calls.takeBackDialing(notThere, 1, 'me');
    expect(await calls.showPin(notThere, 'pin_1', NOW)).toBe(false);
    expect(await calls.startDialing(notThere, dialing('me'), NOW)).toBeUndefined();
    expect(await calls.read(notThere)).toBeUndefined();
  });

  test('CA-1 asked for, it rings for twenty seconds, and reads as it was begun', async () => {
    const request = aRequest();
    const call = await calls.request(request, NOW);
    expect(call).toEqual({
      ...request,
      state: 'ringing',
      attempt: 1,
      requestedAt: NOW.toISOString(),
      ringsUntil: secondsLater(20).toISOString(),
      attempts: { '1': {}, '2': {} },
    });
    expect(await calls.read(request)).toEqual(call);
  });

  test('CA-1 asked for ten times at once, it is one call', async () => {
    const request = aRequest();
    const phones = Array.from({ length: 10 }, (_, index) => `+1206555000${index}`);
    const asked = await Promise.all(phones.map((phone) => calls.request({ ...request, phone }, NOW)));
    const now = await calls.read(request);
    for (const call of asked) expect(call).toEqual(now);
  });

  test('CA-8 "call me again" rings the phone that the profile has by then, twenty seconds from then', async () => {
    const request = await broughtTo('missed 1', calls);
    const call = await calls.request({ ...request, phone: '+12065550152' }, secondsLater(300));
    expect(call).toMatchObject({ attempt: 2, phone: '+12065550152', requestedAt: NOW.toISOString() });
    expect(call).toHaveProperty('ringsUntil', secondsLater(320).toISOString());
  });

  test('CA-3 "call me again" ten times at once is one second call, and never a third', async () => {
    const request = await broughtTo('missed 1', calls);
    const again = () => calls.request(request, secondsLater(60));
    const asked = await Promise.all(Array.from({ length: 10 }, again));
    expect(asked.map(standOf)).toEqual(Array(10).fill('ringing 2'));
    await calls.miss(request, 2, 'no-answer');
    expect(standOf(await again())).toBe('missed 2');
  });

  test.each(['rings', 'was missed'])(
    'CA-3 a request that looked before the second call, and writes when that %s, makes no third',
    async (how) => {
      const request = await broughtTo('missed 1', calls);
      const meanwhile = async () => {
        await calls.request(request, NOW);
        if (how === 'was missed') await calls.miss(request, 2, 'no-answer');
      };
      const late = await engineTable((client) =>
        client.middlewareStack.add(
          (next, { commandName }) =>
            async (args) => {
              if (commandName === 'UpdateItemCommand') await meanwhile();
              return next(args);
            },
          { step: 'initialize' },
        ),
      );
      const asked = await callStore(late).request(request, secondsLater(60));
      expect(standOf(asked)).toBe(how === 'rings' ? 'ringing 2' : 'missed 2');
      expect(await calls.read(request)).toEqual(asked);
      if (asked.state === 'ringing') expect(asked.ringsUntil).toBe(secondsLater(20).toISOString());
    },
  );

  test('CA-2 a request whose answer was lost is one request, first or second', async () => {
    const request = aRequest();
    expect(standOf(await (await lossyCalls()).request(request, NOW))).toBe('ringing 1');
    await calls.miss(request, 1, 'busy');
    // Each of its calls loses an answer.
    expect(standOf(await (await lossyCalls(3)).request(request, secondsLater(30)))).toBe('ringing 2');
    expect(standOf(await calls.read(request))).toBe('ringing 2');
  });

  test('CA-2 a miss says why, and a claim that came first is not taken back by it', async () => {
    const request = await broughtTo('ringing 1', calls);
    await calls.miss(request, 1, 'busy');
    await calls.miss(request, 1, 'no-answer');
    expect(await calls.read(request)).toMatchObject({ reason: 'busy', mayCallAgain: true });
  });

  test('CA-3 the PIN that is shown first stays', async () => {
    const request = await broughtTo('missed 2', calls);
    const shown = await Promise.all(['pin_a', 'pin_b', 'pin_c'].map((id) => calls.showPin(request, id, NOW)));
    expect(shown.filter(Boolean)).toHaveLength(1);
    const call = await calls.read(request);
    expect(call).toMatchObject({ pinId: ['pin_a', 'pin_b', 'pin_c'][shown.indexOf(true)] });
  });

  test('all calls about a referral are listed, and nothing else that it has', async () => {
    const race = anOpenRace();
    await referralStore(table).create(race, someDetails(race));
    const { referralId } = race;
    for (const agentId of ['ada', 'ben']) await calls.begin(aRequest({ referralId, agentId }), NOW);
    await calls.begin(aRequest(), NOW);
    expect((await calls.list(referralId)).map(({ agentId }) => agentId).toSorted()).toEqual(['ada', 'ben']);
    expect(await calls.list('ref_unknown')).toEqual([]);
  });
});

describe(onEngine('dialing'), () => {
  const isMine = async (id: CallId, by: string, attempt: Attempt = 1) =>
    (await calls.startDialing(id, dialing(by, attempt), NOW))?.isMine;

  test('CA-1 of ten who would dial at once, one may, and the same one however often it asks', async () => {
    const id = await broughtTo('ringing 1', calls);
    const dialers = Array.from({ length: 10 }, (_, index) => `by-${index}`);
    const first = await Promise.all(dialers.map((by) => isMine(id, by)));
    expect(first.filter(Boolean)).toHaveLength(1);
    const second = await Promise.all(dialers.map((by) => isMine(id, by)));
    expect(second).toEqual(first);
  });

  test('CA-1 a dialer whose answer was lost is known again', async () => {
    const id = await broughtTo('ringing 1', calls);
    const lossy = await lossyCalls(2);
    expect(await lossy.startDialing(id, dialing('me'), NOW)).toMatchObject({ isMine: true });
    expect(await isMine(id, 'another')).toBe(false);
  });

  test('CA-1 it leaves the token, and the twenty seconds start when it is dialed', async () => {
    const id = await broughtTo('ringing 1', calls);
    const mine = dialing('me');
    await calls.startDialing(id, mine, secondsLater(4));
    expect(await calls.read(id)).toMatchObject({
      wait: { taskToken: mine.taskToken, for: 'answer', attempt: 1 },
      ringsUntil: secondsLater(24).toISOString(),
      attempts: { '1': { dialedBy: 'me' }, '2': {} },
    });
  });

  test('CA-1 who may not dial leaves the newer token all the same: the older task is gone', async () => {
    const id = await broughtTo('ringing 1', calls);
    await calls.startDialing(id, dialing('me'), NOW);
    const later = dialing('another');
    await calls.startDialing(id, later, NOW);
    expect(await calls.read(id)).toHaveProperty('wait.taskToken', later.taskToken);
  });

  test('CA-2 the token is left also when nothing rings any more: the reaction completes its task', async () => {
    for (const stand of stands.filter((each) => each !== 'ringing 1')) {
      const id = await broughtTo(stand, calls);
      const late = dialing('late');
      expect(await calls.startDialing(id, late, NOW)).toBeUndefined();
      const call = await calls.read(id);
      expect(call).toHaveProperty('wait', { taskToken: late.taskToken, for: 'answer', attempt: 1 });
      expect({ stand: standOf(call), dialed: call?.attempts[1].dialedBy }).toEqual({
        stand,
        dialed: undefined,
      });
    }
  });

  test('CA-8 it shows the phone that is dialed; an agent without one keeps what was shown', async () => {
    const id = await broughtTo('ringing 1', calls);
    await calls.startDialing(id, dialing('me', 1, '+12065550199'), NOW);
    await calls.startDialing(id, dialing('me'), NOW);
    expect(await calls.read(id)).toHaveProperty('phone', '+12065550199');
  });

  test('CA-3 each attempt has its own dialer', async () => {
    const id = await broughtTo('ringing 1', calls);
    expect(await isMine(id, 'first')).toBe(true);
    await calls.miss(id, 1, 'no-answer');
    await calls.request(id, secondsLater(30));
    expect(await isMine(id, 'second', 2)).toBe(true);
    expect((await calls.read(id))?.attempts).toEqual({
      '1': { dialedBy: 'first' },
      '2': { dialedBy: 'second' },
    });
  });

  test('CA-10 taken back by its dialer alone, the attempt may be dialed anew', async () => {
    const id = await broughtTo('ringing 1', calls);
    await isMine(id, 'me');
    await calls.takeBackDialing(id, 1, 'another');
    expect(await isMine(id, 'another')).toBe(false);
    await calls.takeBackDialing(id, 2, 'me');
    expect(await isMine(id, 'another')).toBe(false);
    await (await lossyCalls()).takeBackDialing(id, 1, 'me');
    expect(await isMine(id, 'another')).toBe(true);
  });
});

describe(onEngine('what an attempt leaves behind'), () => {
  test('CA-6 CA-7 is what was told first, attempt by attempt, whatever state the call is in', async () => {
    for (const stand of stands) {
      const id = await broughtTo(stand, calls);
      await (await lossyCalls()).noteEnd(id, 1, secondsLater(40));
      await calls.noteEnd(id, 1, secondsLater(50));
      await calls.noteInVain(id, 2, 'already-claimed');
      await calls.noteInVain(id, 2, 'referral-returned');
      expect((await calls.read(id))?.attempts).toEqual({
        '1': { endedAt: secondsLater(40).toISOString() },
        // Who has had it by their call is told nothing.
        '2': stand === 'claimed' ? {} : { inVain: 'already-claimed' },
      });
    }
  });

  test('is all kept when it is told at once', async () => {
    const id = await broughtTo('ringing 1', calls);
    await Promise.all([
      calls.startDialing(id, dialing('me'), NOW),
      calls.noteEnd(id, 1, NOW),
      calls.noteInVain(id, 1, 'already-claimed'),
      calls.noteEnd(id, 2, NOW),
      calls.end(id, 'lost'),
    ]);
    const call = await calls.read(id);
    expect(call?.state).toBe('lost');
    expect(call?.attempts['2']).toEqual({ endedAt: NOW.toISOString() });
    expect(call?.attempts['1']).toMatchObject({ endedAt: NOW.toISOString(), inVain: 'already-claimed' });
    const item = await table.get(keys.call(id.referralId, id.agentId));
    expect(item?.type).toBe('call');
  });
});
