// Pushes to browsers as agents' devices get them: an offer, how it ended, and a browser that is gone.
import { beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { agentOf, aReferral, aTeam, referralFor, type StoryAgent } from './support/builders.ts';
import { sharedStage } from './support/shared-stage.ts';
import type { Stage } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await sharedStage();
});

const subscription = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});
const shown = z.object({
  subject: z.string(),
  body: z.string(),
  link: z.string(),
  thread: z.string(),
  manner: z.string(),
  at: z.string(),
});
const pushes = z.object({
  pushes: z.array(
    z.object({
      message: z
        .string()
        .transform((text): unknown => JSON.parse(text))
        .pipe(shown),
      ttlSeconds: z.number(),
      urgency: z.string(),
      topic: z.string(),
    }),
  ),
});
const devices = z.object({
  devices: z.array(z.object({ deviceId: z.string(), platform: z.string(), name: z.string().optional() })),
  webPush: z.object({ publicKey: z.string() }),
});

async function devicesOf({ does }: StoryAgent) {
  return devices.parse((await does('GET', '/me/devices')).body);
}

/** Registers a browser as the portal does; `name` is its id, too. */
async function subscribes(agent: StoryAgent, name: string) {
  const { webPush } = await devicesOf(agent);
  const applicationServerKey = webPush.publicKey;
  const made = await stage.call('POST', '/_local/push-subscriptions', { applicationServerKey });
  const deviceId = `${name}-${agent.agentId}`;
  const body = { platform: 'web', subscription: subscription.parse(made.body), name };
  expect(await agent.does('PUT', `/me/devices/${deviceId}`, body)).toMatchObject({
    status: 200,
    body: { deviceId, platform: 'web' },
  });
  return deviceId;
}

async function pushedTo(deviceId: string) {
  const { body } = await stage.call('GET', `/_local/pushes/${deviceId}`);
  return pushes.parse(body).pushes;
}

test('LI-3 an offer reaches browsers, names nobody, and is replaced on all of them once it is over', async () => {
  const team = await aTeam(stage, 2);
  const [winner, other] = [team.lead, agentOf(team)];
  const [laptop, phone, others] = [
    await subscribes(winner, 'laptop'),
    await subscribes(winner, 'phone'),
    await subscribes(other, 'laptop'),
  ];
  const referralId = await aReferral(stage, { ...referralFor(team.teamId), offerMinutes: 20 });
  for (const device of [laptop, phone, others]) {
    const [offer, ...more] = await pushedTo(device);
    expect(more).toEqual([]);
    expect(offer).toMatchObject({
      message: {
        subject: 'New buyer referral in Springfield, IL',
        link: expect.stringMatching(new RegExp(`/referrals/${referralId}$`)),
        thread: referralId,
        manner: 'rings',
      },
      urgency: 'high',
    });
    expect(offer?.ttlSeconds).toBeLessThanOrEqual(20 * 60);
    expect(offer?.ttlSeconds).toBeGreaterThan(19 * 60);
  }
  const claim = await winner.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello' });
  expect(claim.status).toBe(201);
  await stage.settle();
  const endings = [];
  for (const device of [laptop, phone, others]) {
    const [offer, ending, ...more] = await pushedTo(device);
    expect(more).toEqual([]);
    expect(ending).toMatchObject({ urgency: 'low', topic: offer?.topic, message: { thread: referralId } });
    endings.push(`${ending?.message.manner}: ${ending?.message.body}`);
    expect(JSON.stringify(ending)).not.toMatch(/Agent Number|Client Example/);
  }
  expect(endings).toEqual([
    'withdraws: You have it.',
    'withdraws: You have it.',
    'replaces: A teammate has claimed it.',
  ]);
});

test('LI-3 a browser that its push service doesn’t know any more is taken off, and its agent’s others are not', async () => {
  const { lead, teamId } = await aTeam(stage, 1);
  const [gone, kept] = [await subscribes(lead, 'old-laptop'), await subscribes(lead, 'new-laptop')];
  await stage.call('POST', `/_local/pushes/${gone}/endpoint`, { enabled: false });
  // The first push of a push service that is busy waits, and is not lost.
  stage.cloud.faults.order({ service: 'web-push', action: 'Push', kind: 'throttle', count: 2 });
  await aReferral(stage, referralFor(teamId));
  await stage.advance(60_000);
  expect((await devicesOf(lead)).devices).toEqual([
    expect.objectContaining({ deviceId: kept, platform: 'web', name: 'new-laptop' }),
  ]);
  expect(await pushedTo(kept)).toHaveLength(1);
  expect(await lead.does('DELETE', `/me/devices/${kept}`)).toMatchObject({ status: 200 });
  expect((await devicesOf(lead)).devices).toEqual([]);
});

test('LI-3 an endpoint that is at no push service is refused, whoever names it', async () => {
  const { lead } = await aTeam(stage, 1);
  const made = await stage.call('POST', '/_local/push-subscriptions', {});
  const { keys } = subscription.parse(made.body);
  const put = (endpoint: string, more: object = {}) =>
    lead.does('PUT', '/me/devices/browser', {
      platform: 'web',
      subscription: { endpoint, keys: { ...keys, ...more } },
    });
  expect(await put('https://169.254.169.254/latest')).toMatchObject({
    status: 422,
    body: { code: 'unknown-push-service' },
  });
  expect(await put('http://push.dibs.example/1')).toMatchObject({
    status: 400,
    body: { errors: [{ path: '/subscription/endpoint' }] },
  });
  expect(await put('https://push.dibs.example/1', { auth: 'short' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: '/subscription/keys/auth' }] },
  });
  expect((await devicesOf(lead)).devices).toEqual([]);
});
