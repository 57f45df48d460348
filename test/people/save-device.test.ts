// A device that is registered for push messages: first at the push service, then on the agent's profile.
import { describe, expect, test } from '@jest/globals';
import { type SaveDeviceDeps, saveDevice } from '../../lambdas/people/save-device.ts';

import { asAgent } from './support/teams.ts';

const ada = asAgent('ada');
const device = { deviceId: 'phone-1', platform: 'ios', token: 'token-1' } as const;

function registering(more: Partial<SaveDeviceDeps> = {}) {
  const saved: unknown[] = [];
  const deps: SaveDeviceDeps = {
    people: {
      saveDevice: async (...each) => {
        saved.push(each);
        return true;
      },
    },
    registerDevice: async (application, token) => `${application}/${token}`,
    applications: { ios: 'APNS' },
    ...more,
  };
  return { saved, deps };
}

describe('a device', () => {
  test('CL-2 is saved with its endpoint at the push service', async () => {
    const { saved, deps } = registering();
    expect(await saveDevice(ada, device, deps)).toEqual({ deviceId: 'phone-1', platform: 'ios' });
    expect(saved).toEqual([['north', 'ada', 'phone-1', { platform: 'ios', endpoint: 'APNS/token-1' }]]);
  });

  test('CL-2 of a platform that the stage does not serve is refused', async () => {
    const { saved, deps } = registering();
    expect(await saveDevice(ada, { ...device, platform: 'android' }, deps)).toEqual({
      refused: 'push-not-configured',
      detail: 'This stage sends no push messages to android devices.',
    });
    expect(saved).toEqual([]);
  });

  test('CL-2 whose token the push service refuses is not saved', async () => {
    const { saved, deps } = registering({ registerDevice: async () => undefined });
    expect(await saveDevice(ada, device, deps)).toMatchObject({ refused: 'device-token-refused' });
    expect(saved).toEqual([]);
  });

  test('of an agent who is gone is nobody’s', async () => {
    const { deps } = registering({ people: { saveDevice: async () => false } });
    expect(await saveDevice(ada, device, deps)).toEqual({ refused: 'not-found' });
  });
});
