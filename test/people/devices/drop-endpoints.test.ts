// The push service forgets the devices that an agent has no more, also when a crash came between.
import { describe, expect, test } from '@jest/globals';
import { dropEndpoints } from '../../../lambdas/people/devices/drop-endpoints.ts';
import { removeDevice } from '../../../lambdas/people/devices/remove-device.ts';
import { saveDevice } from '../../../lambdas/people/devices/save-device.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { anAgent, aTeam } from '../support/teams.ts';

const table = await engineTable();
const store = peopleStore(table);
const NOW = new Date('2026-03-02T15:00:00.000Z');

/** An agent, and the push service, which `fails` so many times. */
async function anOwner() {
  const teamId = anId('team');
  await store.saveTeam(aTeam({ teamId }));
  const agentId = anId('agt');
  const { devices, ...agent } = anAgent(agentId, { teamId });
  const come = () => store.saveAgent(agent, NOW);
  await come();
  const service = { deleted: [] as string[], fails: 0 };
  const deps = {
    people: store,
    applications: { ios: 'APNS' },
    pushServices: [],
    isPublicKey: () => true,
    registerDevice: async (application: string, token: string) => `${application}/${token}`,
    deleteEndpoint: async (endpoint: string) => {
      if (service.fails > 0) {
        service.fails -= 1;
        throw new Error('The process dies here');
      }
      service.deleted.push(endpoint);
    },
  };
  const caller = { kind: 'agent', teamId, agentId } as const;
  let minutes = 0;
  const save = (deviceId: string, token = deviceId) => {
    minutes += 1;
    const at = new Date(NOW.getTime() + minutes * 60_000);
    return saveDevice(caller, { deviceId, platform: 'ios', token }, at, deps);
  };
  const noted = async () => {
    const owner = await store.readAnyone(teamId, agentId);
    return [owner?.goneEndpoints, owner?.leftDevices];
  };
  return {
    caller,
    come,
    noted,
    service,
    deps,
    save,
    remove: (deviceId: string) => removeDevice(caller, { deviceId }, deps),
  };
}
describe(onEngine('a device that is taken off'), () => {
  test('PE-6 the eleventh has the oldest’s endpoint deleted, and no other', async () => {
    const { caller, noted, service, save } = await anOwner();
    for (let each = 0; each < 13; each += 1) await save(`d${each}`);
    expect(service.deleted).toEqual(['APNS/d0', 'APNS/d1', 'APNS/d2']);
    expect(Object.keys((await store.readAgent(caller.teamId, caller.agentId))?.devices ?? {})).toHaveLength(
      10,
    );
    expect(await noted()).toEqual([undefined, undefined]);
  });

  test('PE-6 after a crash before the deletion, the same request, or the next one, finishes it', async () => {
    for (const next of ['d10', 'd11']) {
      const { noted, service, save } = await anOwner();
      for (let each = 0; each < 10; each += 1) await save(`d${each}`);
      service.fails = 1;
      await expect(save('d10')).rejects.toThrow('dies');
      expect(service.deleted).toEqual([]);
      await save(next);
      expect(service.deleted).toContain('APNS/d0');
      expect(await noted()).toEqual([undefined, undefined]);
    }
  });

  test('PE-6 a device with a new token leaves its old endpoint, one under another id keeps it', async () => {
    const { service, save, remove } = await anOwner();
    await save('phone', 'token-1');
    await save('phone', 'token-2');
    expect(service.deleted).toEqual(['APNS/token-1']);
    await save('tablet', 'token-2');
    await remove('phone');
    expect(service.deleted).toEqual(['APNS/token-1']);
    await remove('tablet');
    expect(service.deleted).toEqual(['APNS/token-1', 'APNS/token-2']);
  });

  test('PE-6 removed, also when that is tried again after a crash, its endpoint is deleted', async () => {
    const { noted, service, save, remove } = await anOwner();
    await save('phone');
    service.fails = 1;
    await expect(remove('phone')).rejects.toThrow('dies');
    expect(await remove('phone')).toEqual({ deviceId: 'phone' });
    expect(service.deleted).toEqual(['APNS/phone']);
    expect(await noted()).toEqual([undefined, undefined]);
    expect(await remove('phone')).toEqual({ deviceId: 'phone' });
    expect(service.deleted).toHaveLength(1);
  });

  test('PE-4 who leaves leaves no endpoint behind, also when they are back before it is deleted', async () => {
    for (const isBack of [false, true]) {
      const { caller, come, noted, service, deps, save } = await anOwner();
      await save('phone');
      await save('tablet');
      await store.leave(caller.teamId, caller.agentId, { at: NOW.toISOString() });
      if (isBack) {
        await come();
        await save('tablet');
      }
      for (let times = 0; times < 2; times += 1) await dropEndpoints(caller, deps);
      expect(service.deleted.toSorted()).toEqual(isBack ? ['APNS/phone'] : ['APNS/phone', 'APNS/tablet']);
      expect(await noted()).toEqual([undefined, undefined]);
    }
  });
});
