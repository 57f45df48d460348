// What an agent sees of their own devices.
import { expect, test } from '@jest/globals';
import { listDevices } from '../../../lambdas/people/devices/list-devices.ts';
import { anAgent, asAgent } from '../support/teams.ts';

const agent = anAgent('ada', {
  devices: {
    old: { platform: 'android', endpoint: 'GCM/1' },
    phone: { platform: 'ios', endpoint: 'APNS/1', registeredAt: '2026-03-01T00:00:00.000Z' },
  },
  webDevices: {
    laptop: {
      endpoint: 'https://push.example/1',
      keys: { p256dh: 'point', auth: 'secret' },
      name: 'Firefox on Linux',
      registeredAt: '2026-03-02T00:00:00.000Z',
    },
  },
});
const deps = {
  people: {
    readAgent: async (_: string, agentId: string) => (agentId === 'ada' ? agent : undefined),
  },
  publicKey: async () => 'point',
};

test('LI-3 devices are listed with the newest first, without what only the push service is told', async () => {
  expect(await listDevices(asAgent('ada'), deps)).toEqual({
    devices: [
      {
        deviceId: 'laptop',
        platform: 'web',
        name: 'Firefox on Linux',
        endpoint: 'https://push.example/1',
        registeredAt: '2026-03-02T00:00:00.000Z',
      },
      { deviceId: 'phone', platform: 'ios', registeredAt: '2026-03-01T00:00:00.000Z' },
      { deviceId: 'old', platform: 'android' },
    ],
    webPush: { publicKey: 'point' },
  });
  expect(await listDevices(asAgent('ben'), deps)).toEqual({ refused: 'not-found' });
});
