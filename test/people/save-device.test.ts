// A device that is registered for push messages: first at the push service, then on the agent's profile.
import { describe, expect, test } from '@jest/globals';
import { crowdedOut, type SaveDeviceDeps, saveDevice } from '../../lambdas/people/save-device.ts';

import type { Device } from '../../lambdas/people/team.ts';
import { anAgent, asAgent } from './support/teams.ts';

const ada = asAgent('ada');
const NOW = new Date('2026-03-02T15:00:00.000Z');
const device = { deviceId: 'phone-1', platform: 'ios', token: 'token-1' } as const;

function registering(more: Partial<SaveDeviceDeps> = {}, devices: Record<string, Device> = {}) {
  const saved: unknown[] = [];
  const deps: SaveDeviceDeps = {
    people: {
      readAgent: async () => anAgent('ada', { devices }),
      readAnyone: async () => anAgent('ada', { devices }),
      forgetEndpoints: async () => {},
      saveDevice: async (_, each) => {
        saved.push(each);
        return true;
      },
    },
    registerDevice: async (application, token) => `${application}/${token}`,
    deleteEndpoint: async () => {},
    applications: { ios: 'APNS' },
    ...more,
  };
  return { saved, save: (wanted: Parameters<typeof saveDevice>[1]) => saveDevice(ada, wanted, NOW, deps) };
}

const since = (minute: number): Device => ({
  platform: 'ios',
  endpoint: `APNS/${minute}`,
  registeredAt: new Date(NOW.getTime() - (60 - minute) * 60_000).toISOString(),
});

describe('a device', () => {
  test('CL-2 is saved with its endpoint at the push service', async () => {
    const { saved, save } = registering();
    expect(await save(device)).toEqual({ deviceId: 'phone-1', platform: 'ios' });
    const kept = { platform: 'ios', endpoint: 'APNS/token-1', registeredAt: NOW.toISOString() };
    expect(saved).toEqual([{ deviceId: 'phone-1', device: kept, instead: [] }]);
  });

  test('CL-2 of a platform that the stage does not serve is refused', async () => {
    const { saved, save } = registering();
    expect(await save({ ...device, platform: 'android' })).toEqual({
      refused: 'push-not-configured',
      detail: 'This stage sends no push messages to android devices.',
    });
    expect(saved).toEqual([]);
  });

  test('CL-2 whose token the push service refuses is not saved', async () => {
    const { saved, save } = registering({ registerDevice: async () => undefined });
    expect(await save(device)).toMatchObject({ refused: 'device-token-refused' });
    expect(saved).toEqual([]);
  });

  test('of an agent who is gone is nobody’s', async () => {
    const nobody = async () => undefined;
    const people = {
      readAgent: nobody,
      readAnyone: nobody,
      saveDevice: async () => false,
      forgetEndpoints: async () => {},
    };
    expect(await registering({ people }).save(device)).toEqual({ refused: 'not-found' });
  });

  test('PE-6 registered again with the same token changes nothing', async () => {
    const { saved, save } = registering({}, { 'phone-1': { platform: 'ios', endpoint: 'APNS/token-1' } });
    expect(await save(device)).toEqual({ deviceId: 'phone-1', platform: 'ios' });
    expect(saved).toEqual([]);
  });

  test('PE-6 the eleventh takes the place of the oldest; a known one takes nobody’s', () => {
    const ten = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`d${index}`, since((index + 3) % 10)]),
    );
    expect(crowdedOut(ten, 'new')).toEqual(['d7']);
    expect(crowdedOut(ten, 'd3')).toEqual([]);
    const { d0, ...nine } = ten;
    expect(crowdedOut(nine, 'new')).toEqual([]);
  });

  test('PE-6 devices from before they were counted go first, twenty at a time', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2046 }, (_, index): [string, Device] => [
        `d${index}`,
        { platform: 'ios', endpoint: 'e' },
      ]),
    );
    const gone = crowdedOut({ ...many, counted: since(1) }, 'new');
    expect(gone).toHaveLength(20);
    expect(gone).not.toContain('counted');
  });
});
