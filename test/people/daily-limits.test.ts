// What an agent may do in a day: counted once however often it is repeated, refused with when, whatever comes at once.
import { describe, expect, test } from '@jest/globals';
import { changeProfile } from '../../lambdas/people/change-profile.ts';
import { counted, dailyLimits, type LimitedAct, limitReached } from '../../lambdas/people/daily-limits.ts';
import { dailyLimitsStore } from '../../lambdas/people/daily-limits-store.ts';
import { saveDevice } from '../../lambdas/people/devices/save-device.ts';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { savesAgentsOn } from './support/saved-agents.ts';
import { anAgent, asAgent } from './support/teams.ts';

const table = await engineTable();
const limits = dailyLimitsStore(table);
const people = peopleStore(table);
const saveAgent = savesAgentsOn(table);

const start = Date.parse('2026-03-02T15:00:30.000Z');
const minutesLater = (minutes: number) => new Date(start + minutes * 60_000);
const at = (minutes: number) => minutesLater(minutes).toISOString();
const kinds: readonly LimitedAct[] = ['phone-changes', 'consent-requests', 'calls'];

describe('a day’s limit', () => {
  test('PE-6 is 3 changes of phone, 5 consent requests, 10 calls, 5 invitations, 5 texts to oneself and 50 previews of bulk texts', () => {
    expect(dailyLimits).toEqual({
      'phone-changes': 3,
      'consent-requests': 5,
      calls: 10,
      invitations: 5,
      'test-texts': 5,
      'bulk-previews': 50,
    });
  });

  test.each(kinds)('PE-6 of %s holds for any 24 hours, not for a calendar day', (kind) => {
    const most = dailyLimits[kind];
    const acts = Array.from({ length: most }, (_, index) => ({ id: `act-${index}`, at: at(index) }));
    for (const [index, act] of acts.entries()) {
      expect(counted(acts.slice(0, index), kind, act)).toEqual(acts.slice(0, index + 1));
    }
    const day = 24 * 60;
    expect(counted(acts, kind, { id: 'more', at: at(most) })).toEqual(minutesLater(day));
    expect(counted(acts, kind, { id: 'more', at: at(day - 1) })).toEqual(minutesLater(day));
    expect(counted(acts, kind, { id: 'more', at: at(day) })).toEqual([
      ...acts.slice(1),
      { id: 'more', at: at(day) },
    ]);
  });

  test('PE-6 an act that is repeated is the same act', () => {
    const acts = [{ id: 'one', at: at(0) }];
    expect(counted(acts, 'calls', { id: 'one', at: at(5) })).toBe(acts);
  });

  test('PE-6 the refusal says when to try again, in seconds and in words', () => {
    expect(limitReached('calls', minutesLater(24 * 60), minutesLater(60))).toEqual({
      refused: 'daily-limit-reached',
      detail:
        'You have asked to be called 10 times within 24 hours. Try again after 15:01 UTC on 2026-03-03.',
      retryAfterSeconds: 23 * 3600,
    });
  });
});

describe(onEngine('daily limits'), () => {
  test('PE-6 fifty acts at once are as many as the limit allows, and each kind has its own', async () => {
    const agent = { teamId: anId('team'), agentId: 'ada' };
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        limits.count(agent, 'calls', `call-${index}`, minutesLater(0)),
      ),
    );
    expect(all.filter((each) => each === undefined)).toHaveLength(10);
    expect(await limits.count(agent, 'consent-requests', 'one', minutesLater(0))).toBeUndefined();
    expect(await limits.count({ ...agent, agentId: 'ben' }, 'calls', 'one', minutesLater(0))).toBeUndefined();
    expect(await limits.count(agent, 'calls', 'later', minutesLater(24 * 60))).toBeUndefined();
  });

  test('PE-6 the same act many times at once is counted once', async () => {
    const agent = { teamId: anId('team'), agentId: 'ada' };
    for (let act = 0; act < 5; act += 1) {
      const same = Array.from({ length: 8 }, () =>
        limits.count(agent, 'consent-requests', `${act}`, minutesLater(act)),
      );
      expect(await Promise.all(same)).toEqual(Array(8).fill(undefined));
    }
    expect(await limits.count(agent, 'consent-requests', 'sixth', minutesLater(9))).toMatchObject({
      refused: 'daily-limit-reached',
    });
  });
});

describe(onEngine('a profile'), () => {
  async function anAgentOf(teamId: string) {
    const agentId = anId('agt');
    const { devices, ...agent } = anAgent(agentId, { teamId, phone: '+12065550150' });
    await saveAgent(agent);
    return asAgent(agentId, teamId);
  }
  const phoneOf = (index: number) => `+1206555016${index}`;

  test('PE-6 its phone changes three times in 24 hours, its email as often as wanted', async () => {
    const caller = await anAgentOf(anId('team'));
    const change = (body: object, minutes: number) =>
      changeProfile(caller, body, minutesLater(minutes), { people });
    for (const index of [1, 2, 3]) {
      expect(await change({ phone: phoneOf(index) }, index)).toMatchObject({ phone: phoneOf(index) });
      expect(await change({ phone: phoneOf(index), email: 'a@b.example' }, index)).toMatchObject({
        email: 'a@b.example',
      });
    }
    expect(await change({ phone: phoneOf(4), email: 'no@b.example' }, 5)).toEqual({
      refused: 'daily-limit-reached',
      detail:
        'You have changed your phone number 3 times within 24 hours. Try again after 15:02 UTC on 2026-03-03.',
      retryAfterSeconds: (24 * 60 - 4) * 60,
    });
    expect(await people.readAgent(caller.teamId, caller.agentId)).toMatchObject({
      phone: phoneOf(3),
      email: 'a@b.example',
    });
    expect(await change({ email: 'new@b.example' }, 6)).toMatchObject({ email: 'new@b.example' });
    expect(await change({ phone: phoneOf(4) }, 24 * 60 + 1)).toMatchObject({ phone: phoneOf(4) });
  });

  test('PE-6 back and forth between two phones counts each time', async () => {
    const caller = await anAgentOf(anId('team'));
    const change = (phone: string) => changeProfile(caller, { phone }, minutesLater(0), { people });
    for (const index of [1, 2, 1])
      expect(await change(phoneOf(index))).toMatchObject({ phone: phoneOf(index) });
    expect(await change(phoneOf(2))).toMatchObject({ refused: 'daily-limit-reached' });
  });

  test('PE-6 of ten changes at once three are made, and the same one at once is made once', async () => {
    const caller = await anAgentOf(anId('team'));
    const at = minutesLater(0);
    const same = Array.from({ length: 4 }, () =>
      changeProfile(caller, { phone: phoneOf(0) }, at, { people }),
    );
    for (const each of await Promise.all(same)) expect(each).toMatchObject({ phone: phoneOf(0) });
    const others = [1, 2, 3, 4, 5, 6].map((index) =>
      changeProfile(caller, { phone: phoneOf(index) }, at, { people }),
    );
    const refused = (await Promise.all(others)).filter((each) => 'refused' in each);
    expect(refused).toHaveLength(4);
  });

  test('PE-6 keeps ten devices, whatever comes at once, and one that is known stays as it is', async () => {
    const caller = await anAgentOf(anId('team'));
    const deps = {
      people,
      registerDevice: async (_: string, token: string) => token,
      deleteEndpoint: async () => {},
      applications: { ios: 'APNS' },
      pushServices: [],
      isPublicKey: () => true,
    };
    const save = (deviceId: string, minutes: number, token = deviceId) =>
      saveDevice(caller, { deviceId, platform: 'ios', token }, minutesLater(minutes), deps);
    const devices = async () =>
      Object.keys((await people.readAgent(caller.teamId, caller.agentId))?.devices ?? {}).toSorted();
    for (let index = 0; index < 12; index += 1) await save(`d${index}`, index);
    const kept = ['d10', 'd11', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9'];
    expect(await devices()).toEqual(kept);
    await save('d5', 20);
    await save('d5', 21, 'new token');
    expect(await devices()).toEqual(kept);
    await Promise.all(Array.from({ length: 4 }, (_, index) => save(`e${index}`, 30 + index)));
    expect(await devices()).toHaveLength(10);
    expect(await devices()).toEqual(expect.arrayContaining(['e0', 'e1', 'e2', 'e3', 'd5']));
  });
});
