// Pushes to browsers: encryption by the RFC's own example, who they say they are from, and what push services answer.
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Push } from '../../lambdas/carriers/push.ts';
import { encryptFor, isPublicKey } from '../../lambdas/carriers/web-push/encryption.ts';
import { webPushes } from '../../lambdas/carriers/web-push/push-carrier.ts';
import { rawSignature, vapidTokens } from '../../lambdas/carriers/web-push/vapid.ts';
import { vapidFault } from '../../local/services/web-push/vapid-check.ts';
import { createWebPush } from '../../local/services/web-push/web-push.ts';
import { aKeptState } from '../local/services/support/small-cloud.ts';

const NOW = new Date('2026-03-02T15:00:00.000Z');
const contact = 'https://portal.dibs.example';

/** A key as KMS keeps one, whose signatures are in DER. */
function aKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  let signed = 0;
  return {
    signed: () => signed,
    publicKey: async () => point.toString('base64url'),
    sign: async (words: string) => {
      signed += 1;
      return rawSignature(sign('sha256', Buffer.from(words), privateKey));
    },
  };
}

describe('a push to a browser', () => {
  test('LI-3 is encrypted as the example of RFC 8291 is', () => {
    const keys = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const made = {
      privateKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
      salt: 'DGv6ra1nlYgDCS1FRnbzlw',
    };
    const encrypted = encryptFor(keys, 'When I grow up, I want to be a watermelon', made);
    expect(encrypted.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  test('LI-3 is encrypted anew each time', () => {
    const { keys } = createWebPush({ nowMs: () => 0, newId: () => 'one' }).subscribe();
    expect(encryptFor(keys, 'Look')).not.toEqual(encryptFor(keys, 'Look'));
  });

  test('LI-3 can’t be encrypted for what is no point of the curve', () => {
    const { keys } = createWebPush({ nowMs: () => 0, newId: () => 'one' }).subscribe();
    expect(isPublicKey(keys.p256dh)).toBe(true);
    expect(isPublicKey(`B${'A'.repeat(86)}`)).toBe(false);
    expect(isPublicKey('')).toBe(false);
  });

  test('LI-3 a signature of KMS is what a JSON Web Token has, whatever its numbers begin with', async () => {
    const key = aKey();
    const tokens = vapidTokens(key, contact);
    // One in 128 has a number of 31 bytes or fewer.
    for (let each = 0; each < 300; each += 1) {
      const origin = `https://push${each}.dibs.example`;
      expect(
        await vapidFault(await tokens(origin, NOW), `${origin}/1`, NOW.getTime(), undefined),
      ).toBeUndefined();
    }
    expect(() => rawSignature(Uint8Array.of(0x30, 3, 2, 9, 1))).toThrow('no ECDSA signature');
  });

  /** RFC 8292, section 2.4. */
  const example = {
    endpoint: 'https://push.example.net/p/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV',
    contact: 'mailto:push@example.com',
    endsAt: 1_453_523_768,
    claims:
      'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0',
    signature: 'i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA',
    key: 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs',
  };
  const hourMs = 3_600_000;

  test('LI-3 says whom it is for, until when and where we are found as the example of RFC 8292 does', async () => {
    const { origin } = new URL(example.endpoint);
    const now = new Date(example.endsAt * 1000 - 12 * hourMs);
    const header = await vapidTokens(aKey(), example.contact)(origin, now);
    expect(header.startsWith(`vapid t=${example.claims}.`)).toBe(true);
    const theirs = `vapid t=${example.claims}.${example.signature}, k=${example.key}`;
    expect(header.replace(/[^.]+$/, '')).toBe(theirs.replace(/[^.]+$/, ''));
    expect(await vapidFault(theirs, example.endpoint, now.getTime(), example.key)).toBeUndefined();
  });

  test('LI-3 the local push service takes no token for another, without a contact, or of more than 24 hours', async () => {
    const key = aKey();
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const seconds = NOW.getTime() / 1000;
    const right = { aud: 'https://push.dibs.example', exp: seconds + 24 * 3600, sub: contact };
    async function faultOf(claims: object) {
      const words = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`;
      const signature = Buffer.from(await key.sign(words)).toString('base64url');
      const header = `vapid t=${words}.${signature}, k=${await key.publicKey()}`;
      return vapidFault(header, 'https://push.dibs.example/1', NOW.getTime(), undefined);
    }
    expect(await faultOf(right)).toBeUndefined();
    for (const wrong of [
      { aud: 'https://push.example.net' },
      { exp: right.exp + 1 },
      { exp: seconds - 1 },
      { exp: undefined },
      { sub: undefined },
      { sub: 'the portal' },
    ])
      expect([wrong, await faultOf({ ...right, ...wrong })]).toEqual([wrong, 403]);
  });

  test('LI-3 its token is signed once for many pushes, and anew before it is too old', async () => {
    const key = aKey();
    const tokens = vapidTokens(key, contact);
    const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
    const first = await tokens('https://push.dibs.example', NOW);
    expect(await tokens('https://push.dibs.example', later(5))).toBe(first);
    expect(key.signed()).toBe(1);
    expect(await tokens('https://push.dibs.example', later(7))).not.toBe(first);
    expect(await tokens('https://web.push.apple.com', later(7))).not.toBe(first);
    expect(key.signed()).toBe(3);
  });
});

function aService(status?: number, failing?: unknown) {
  const state = aKeptState();
  let subscribed = 0;
  const newId = () => {
    subscribed += 1;
    return `browser-${subscribed}`;
  };
  const service = createWebPush({ nowMs: () => NOW.getTime(), newId, state });
  const key = aKey();
  const asked: RequestInit[] = [];
  const carrier = webPushes({
    key,
    contact,
    isKnown: (endpoint) => endpoint.startsWith('https://push.dibs.example/'),
    fetch: async (input, init = {}) => {
      asked.push(init);
      if (failing !== undefined) throw failing;
      const headers = Object.fromEntries(new Headers(init.headers));
      const body = Buffer.from(await new Response(init.body ?? null).arrayBuffer());
      const pushed = status ?? (await service.push({ url: String(input), headers, body }));
      return new Response(null, { status: pushed });
    },
  });
  const { endpoint, keys } = service.subscribe();
  const push = {
    to: endpoint,
    keys,
    subject: 'New buyer referral in Seattle, WA',
    body: 'First to claim it gets it.',
    link: `${contact}/referrals/ref_1`,
    thread: 'ref_1',
    manner: 'rings',
    at: NOW.toISOString(),
    keptSeconds: 3600,
  } satisfies Push;
  const send = (attempt = 1, more: Partial<Push> = {}) =>
    carrier.send({ ...push, ...more, keys }, NOW, attempt);
  return { service, asked, endpoint, push, send, state };
}

describe('the push service', () => {
  test('LI-3 gets what it needs to keep, hurry and replace a push, and nothing that it could read', async () => {
    const { service, asked, endpoint, push, send } = aService();
    expect(await send()).toEqual({ kind: 'accepted' });
    const [got] = service.pushesTo(endpoint);
    expect(got).toMatchObject({
      ttlSeconds: 3600,
      urgency: 'high',
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(got?.topic).not.toContain('ref_1');
    const { subject, body, link, thread, manner, at } = push;
    expect(JSON.parse(got?.message ?? '')).toEqual({ subject, body, link, thread, manner, at });
    expect(asked[0]).toMatchObject({ redirect: 'manual', method: 'POST' });
    await send(1, { manner: 'replaces' });
    const [, after] = service.pushesTo(endpoint);
    expect(after).toMatchObject({ urgency: 'low', topic: got?.topic });
  });

  test('LI-3 that doesn’t know the browser any more has it taken off', async () => {
    const { service, endpoint, send } = aService();
    service.enable(endpoint, false);
    expect(await send()).toEqual({ kind: 'refused', reason: 'device-gone' });
    expect(await aService().send(1, { to: 'https://push.dibs.example/unknown' })).toMatchObject({
      reason: 'device-gone',
    });
  });

  test('LI-3 is none that the stage doesn’t know: nobody is called', async () => {
    const { asked, send } = aService();
    for (const to of ['https://169.254.169.254/latest', 'https://push.dibs.example.attacker.example/1'])
      expect(await send(1, { to })).toEqual({ kind: 'refused', reason: 'device-gone' });
    expect(asked).toEqual([]);
  });

  test.each([
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
    [301, 'refused'],
    [400, 'refused'],
    [413, 'refused'],
  ])('LI-3 that answers %s: %s', async (status, kind) => {
    expect(await aService(status).send()).toMatchObject({ kind });
  });

  test('LI-3 that finds a push not authorized raises the alarm, and is asked three times at most', async () => {
    const { send } = aService(403);
    expect(await send(1)).toMatchObject({ kind: 'fault' });
    expect(await send(2)).toMatchObject({ kind: 'fault' });
    expect(await send(3)).toEqual({ kind: 'refused', reason: 'push-not-authorized' });
  });

  test('LI-3 that was never reached took nothing; one whose answer is lost may have', async () => {
    const unreachable = new TypeError('fetch failed', {
      cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
    });
    expect(await aService(undefined, unreachable).send()).toEqual({ kind: 'busy' });
    expect(await aService(undefined, new DOMException('late', 'TimeoutError')).send()).toEqual({
      kind: 'unknown',
    });
  });

  test('LI-3 whose token can’t be signed is not called', async () => {
    const service = createWebPush({ nowMs: () => NOW.getTime(), newId: () => 'one' });
    const { endpoint, keys } = service.subscribe();
    const asked: unknown[] = [];
    const fails = (error: unknown) =>
      webPushes({
        key: { publicKey: async () => '', sign: () => Promise.reject(error) },
        contact,
        isKnown: () => true,
        fetch: async (input) => {
          asked.push(input);
          return new Response();
        },
      }).send({ ...aService().push, to: endpoint, keys }, NOW, 1);
    const denied = Object.assign(new Error('no'), { $fault: 'client', $metadata: {}, name: 'AccessDenied' });
    expect(await fails(denied)).toMatchObject({ kind: 'fault' });
    expect(await fails(new Error('socket'))).toEqual({ kind: 'busy' });
    expect(asked).toEqual([]);
  });
});

describe('the local push service', () => {
  test('refuses what a real one does', async () => {
    const { asked, endpoint, send, service } = aService();
    await send();
    const sent = Object.fromEntries(new Headers(asked[0]?.headers));
    const body = Buffer.from(await new Response(asked[0]?.body ?? null).arrayBuffer());
    const status = (headers: Record<string, string | undefined>, bytes = body) =>
      service.push({ url: endpoint, headers: { ...sent, ...headers }, body: bytes });
    expect(await status({})).toBe(201);
    expect(await status({ ttl: undefined })).toBe(400);
    expect(await status({ topic: 'x'.repeat(33) })).toBe(400);
    expect(await status({ 'content-encoding': 'aesgcm' })).toBe(400);
    expect(await status({}, Buffer.alloc(4097))).toBe(413);
    expect(await status({ authorization: undefined })).toBe(401);
    const elsewhere = await vapidTokens(aKey(), contact)('https://elsewhere.example', NOW);
    expect(await status({ authorization: elsewhere })).toBe(403);
  });

  test('takes pushes of the key alone that the browser named, and keeps all over a restart', async () => {
    const { service, send, state } = aService();
    const { endpoint } = service.subscribe(`B${'x'.repeat(86)}`);
    expect(await send(3, { to: endpoint })).toEqual({ kind: 'refused', reason: 'push-not-authorized' });
    await send();
    const again = createWebPush({ nowMs: () => 0, newId: () => 'two', state });
    expect(again.pushesTo(endpoint)).toEqual(service.pushesTo(endpoint));
  });
});
