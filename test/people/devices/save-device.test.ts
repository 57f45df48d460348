// A device that is registered for push messages: first at the push service, then on the agent's profile.
import { describe, expect, test } from '@jest/globals';
import { crowdedOut, type SaveDeviceDeps, saveDevice } from '../../../lambdas/people/devices/save-device.ts';
import { isAtPushService, subscriptionSchema } from '../../../lambdas/people/devices/web-subscription.ts';
import type { Device, WebDevice } from '../../../lambdas/people/team.ts';
import { anAgent, asAgent } from '../support/teams.ts';

const ada = asAgent('ada');
const NOW = new Date('2026-03-02T15:00:00.000Z');
const device = { deviceId: 'phone-1', platform: 'ios', token: 'token-1' } as const;

function registering(
  more: Partial<SaveDeviceDeps> = {},
  devices: Record<string, Device> = {},
  webDevices: Record<string, WebDevice> = {},
) {
  const saved: unknown[] = [];
  const deps: SaveDeviceDeps = {
    people: {
      readAgent: async () => anAgent('ada', { devices, webDevices }),
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
    pushServices: ['fcm.googleapis.com', '*.push.apple.com'],
    isPublicKey: () => true,
    ...more,
  };
  return { saved, save: (wanted: Parameters<typeof saveDevice>[1]) => saveDevice(ada, wanted, NOW, deps) };
}

const since = (minute: number): Device => ({
  platform: 'ios',
  endpoint: `APNS/${minute}`,
  registeredAt: new Date(NOW.getTime() - (60 - minute) * 60_000).toISOString(),
});

/** As a browser gives it (RFC 8291, appendix A). */
const subscription = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/browser-1',
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
};
const browser = { deviceId: 'browser-1', platform: 'web', subscription, name: 'Chrome on Android' } as const;
const webDevice = { ...subscription, name: 'Chrome on Android', registeredAt: NOW.toISOString() };

describe('a browser', () => {
  test('LI-3 is saved as it is; again it changes nothing, with other keys it does', async () => {
    const { saved, save } = registering();
    expect(await save(browser)).toEqual({ deviceId: 'browser-1', platform: 'web' });
    expect(saved).toEqual([
      { device: { deviceId: 'browser-1', platform: 'web', ...webDevice }, instead: [] },
    ]);
    const known = registering({}, {}, { 'browser-1': webDevice });
    await known.save(browser);
    expect(known.saved).toEqual([]);
    const keys = { ...subscription.keys, auth: 'AAAAAAAAAAAAAAAAAAAAAA' };
    await known.save({ ...browser, subscription: { ...subscription, keys } });
    expect(known.saved).toHaveLength(1);
  });

  test('LI-3 under another id is one browser: it takes the place of the other', async () => {
    const { saved, save } = registering({}, {}, { before: webDevice });
    await save(browser);
    expect(saved).toMatchObject([{ instead: ['before'] }]);
  });

  test('LI-3 whose key is no point of the curve is refused', async () => {
    const { saved, save } = registering({ isPublicKey: () => false });
    expect(await save(browser)).toMatchObject({ refused: 'device-token-refused' });
    expect(saved).toEqual([]);
  });

  test('PE-6 counts among the ten', () => {
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`d${index}`, since(index)]));
    const old = { ...webDevice, registeredAt: '2026-01-01T00:00:00.000Z' };
    expect(crowdedOut({ devices: nine, webDevices: { old } }, 'new')).toEqual(['old']);
    expect(crowdedOut({ devices: nine, webDevices: { old } }, 'old')).toEqual([]);
  });

  test.each([
    'https://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/',
    'https://localhost/fcm/send/1',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f000001/',
    'https://attacker.example/fcm.googleapis.com',
    'https://fcm.googleapis.com.attacker.example/1',
    'https://attackerfcm.googleapis.com/1',
    'https://fcm.googleapis.com./1',
    'https://push.apple.com.attacker.example/1',
    'https://push.apple.com/1',
  ])('LI-3 at %s is refused: it is of no push service that the stage calls', async (endpoint) => {
    const { saved, save } = registering();
    const asked = save({ ...browser, subscription: { ...subscription, endpoint } });
    expect(await asked).toMatchObject({ refused: 'unknown-push-service' });
    expect(saved).toEqual([]);
  });

  test.each([
    'http://fcm.googleapis.com/1',
    'https://fcm.googleapis.com:8443/1',
    'https://user@fcm.googleapis.com/1',
    'https://fcm.googleapis.com/1#there',
    'ftp://fcm.googleapis.com/1',
    'fcm.googleapis.com',
    `https://fcm.googleapis.com/${'x'.repeat(2048)}`,
  ])('LI-3 at %s is no endpoint at all', (endpoint) => {
    expect(subscriptionSchema.safeParse({ ...subscription, endpoint }).success).toBe(false);
    expect(isAtPushService(endpoint, ['fcm.googleapis.com']) && endpoint.length < 2048).toBe(false);
  });

  test('LI-3 may write its keys padded, and in the other alphabet', () => {
    const { p256dh, auth } = subscription.keys;
    const padded = { p256dh: `${p256dh.replaceAll('-', '+').replaceAll('_', '/')}=`, auth: `${auth}==` };
    expect(subscriptionSchema.parse({ ...subscription, keys: padded }).keys).toEqual({ p256dh, auth });
    for (const keys of [
      { p256dh, auth: auth.slice(1) },
      { p256dh: `A${p256dh.slice(1)}`, auth },
      { p256dh: `${p256dh}A`, auth },
      { p256dh },
    ])
      expect(subscriptionSchema.safeParse({ ...subscription, keys }).success).toBe(false);
  });

  test.each([
    'https://fcm.googleapis.com/wp/1',
    'https://web.push.apple.com/QA',
    'https://a.b.push.apple.com/1',
  ])('LI-3 at %s is taken', async (endpoint) => {
    const { saved, save } = registering();
    await save({ ...browser, subscription: { ...subscription, endpoint } });
    expect(saved).toHaveLength(1);
  });
});

describe('a device', () => {
  test('CL-2 is saved with its endpoint at the push service', async () => {
    const { saved, save } = registering();
    expect(await save(device)).toEqual({ deviceId: 'phone-1', platform: 'ios' });
    const kept = {
      deviceId: 'phone-1',
      platform: 'ios',
      endpoint: 'APNS/token-1',
      registeredAt: NOW.toISOString(),
    };
    expect(saved).toEqual([{ device: kept, instead: [] }]);
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
    expect(crowdedOut({ devices: ten }, 'new')).toEqual(['d7']);
    expect(crowdedOut({ devices: ten }, 'd3')).toEqual([]);
    const { d0, ...nine } = ten;
    expect(crowdedOut({ devices: nine }, 'new')).toEqual([]);
  });

  test('PE-6 devices from before they were counted go first, twenty at a time', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2046 }, (_, index): [string, Device] => [
        `d${index}`,
        { platform: 'ios', endpoint: 'e' },
      ]),
    );
    const gone = crowdedOut({ devices: { ...many, counted: since(1) } }, 'new');
    expect(gone).toHaveLength(20);
    expect(gone).not.toContain('counted');
  });
});
