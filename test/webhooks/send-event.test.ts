// What a webhook's receiver is sent, how it is signed, and when it gets again what it did not take.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import { deliveryOf, mostAttempts, secondsUntilNext } from '../../lambdas/webhooks/delivery.ts';
import { receiverAt, signedHeaders } from '../../lambdas/webhooks/receiver-client.ts';
import { type SendEventDeps, sendEvent } from '../../lambdas/webhooks/send-event.ts';
import { listen, stopListening } from '../../local/platform/listen.ts';

const detail = {
  eventId: 'evt_3dFs8qHn6CzE1vBo5iYt',
  at: '2026-03-02T15:04:05.120Z',
  referralId: 'ref_1',
  teamId: 'harbor',
  reason: 'expired',
};
/** As EventBridge puts it into the queue. */
const event = {
  version: '0',
  id: 'another',
  source: 'dibs',
  'detail-type': 'ReferralReturned',
  time: '2026-03-02T15:04:05Z',
  detail,
};
const body = JSON.stringify({ type: 'ReferralReturned', timestamp: detail.at, data: detail });
/** As Secrets Manager makes them: letters and digits. */
const secret = 'k7Pz0QwErTyUiOpAsDfGhJkLzXcVbNm1234567890abC';
const other = 'Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8Nn7Mm6Ll';

const now = new Date();

describe('an event for a receiver', () => {
  test('has its type, its time and its detail, and the event’s own id', () => {
    expect(deliveryOf(event)).toEqual({ id: detail.eventId, type: 'ReferralReturned', body });
    expect(() => deliveryOf({ ...event, detail: {} })).toThrow();
  });

  test.each([`whsec_${secret}`, secret])(
    'is signed so that the specification’s own library takes it, with %s',
    (shared) => {
      const headers = signedHeaders({ id: detail.eventId, body }, [secret], now);
      expect(new Webhook(shared).verify(body, headers)).toMatchObject({ type: 'ReferralReturned' });
    },
  );

  test('a body that was changed, another id, another time and another secret are refused', () => {
    const headers = signedHeaders({ id: detail.eventId, body }, [secret], now);
    const verifying =
      (changed: Record<string, string>, what = body, by = secret) =>
      () =>
        new Webhook(by).verify(what, { ...headers, ...changed });
    expect(verifying({})).not.toThrow();
    expect(verifying({}, body.replace('expired', 'withdrawn'))).toThrow();
    expect(verifying({ 'webhook-id': 'evt_other' })).toThrow();
    expect(verifying({ 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) })).toThrow();
    expect(verifying({}, body, other)).toThrow();
  });

  test('while a new secret follows an old one, either verifies it', () => {
    const headers = signedHeaders({ id: detail.eventId, body }, [other, secret], now);
    for (const shared of [secret, other]) expect(new Webhook(shared).verify(body, headers)).toBeDefined();
  });
});

describe('posting it', () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });
  async function aReceiver(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const server = createServer(answer);
    const port = await listen(server, 0);
    closers.push(() => stopListening(server));
    return receiverAt({
      url: `http://127.0.0.1:${port}/hook`,
      secrets: async () => [secret],
      now: () => now,
    });
  }
  const delivery = deliveryOf(event);

  test('answers the receiver’s status, and follows no redirect', async () => {
    const visited: string[] = [];
    const post = await aReceiver((request, response) => {
      visited.push(`${request.method} ${request.url}`);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await post(delivery)).toBe(302);
    expect(visited).toEqual(['POST /hook']);
  });

  test('answers that there was no answer where the connection breaks', async () => {
    const post = await aReceiver((request) => request.socket.destroy());
    expect(await post(delivery)).toBe('no-answer');
  });

  test('sends the bytes that were signed', async () => {
    const bodies: string[] = [];
    const post = await aReceiver(async (request, response) => {
      const chunks = await request.toArray();
      bodies.push(Buffer.concat(chunks).toString());
      response.writeHead(204).end();
    });
    expect(await post(delivery)).toBe(204);
    expect(bodies).toEqual([body]);
  });
});

describe('whether it was taken', () => {
  const refused: unknown[] = [];
  const depsWith = (answer: Awaited<ReturnType<SendEventDeps['post']>>): SendEventDeps => ({
    post: async () => answer,
    noteRefused: (each) => void refused.push(each),
    random: () => 0.5,
  });

  test.each([200, 202, 204, 299])('%i has taken it', async (status) => {
    expect(await sendEvent(event, 1, depsWith(status))).toEqual({ done: true });
    expect(refused).toEqual([]);
  });

  test.each([199, 301, 307, 400, 401, 404, 410, 429, 500, 503, 'no-answer'] as const)(
    '%s has not: it comes again, and the log has no word of it but ids and the status',
    async (answer) => {
      expect(await sendEvent(event, 3, depsWith(answer))).toEqual({ done: false, againInSeconds: 120 });
      expect(refused.splice(0)).toEqual([
        { eventId: detail.eventId, type: 'ReferralReturned', attempt: 3, answer: String(answer) },
      ]);
    },
  );

  test('it is tried for a day, soon at first and hourly then, never longer apart than SQS hides a message', () => {
    const waits = Array.from({ length: mostAttempts - 1 }, (_, index) => secondsUntilNext(index + 1, 0.5));
    expect(waits.slice(0, 6)).toEqual([5, 30, 120, 600, 1800, 3600]);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(25);
    for (const random of [0, 0.999])
      for (let attempt = 1; attempt < mostAttempts; attempt += 1)
        expect(secondsUntilNext(attempt, random)).toBeLessThan(12 * 3600);
    expect(secondsUntilNext(6, 0)).toBeLessThan(secondsUntilNext(6, 0.999));
  });
});

describe('the receiver’s guide', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/events/webhooks.md'), 'utf8');
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const guide = z.object({
    eventIn: z.custom<(headers: Record<string, string>, body: Buffer, key: string, now?: number) => unknown>(
      (value) => typeof value === 'function',
    ),
  });
  const read = async () =>
    guide.parse(await import(`data:text/javascript,${encodeURIComponent(code)}`)).eventIn;
  const headers = signedHeaders({ id: detail.eventId, body }, [other, secret], now);
  const bytes = Buffer.from(body);

  test('its code takes what is signed, by either key', async () => {
    const eventIn = await read();
    for (const key of [secret, other])
      expect(eventIn(headers, bytes, key, now.getTime())).toEqual(JSON.parse(body));
  });

  test('its code refuses a changed body, another key, an old request and one without a signature', async () => {
    const eventIn = await read();
    const at = now.getTime();
    const foreign = 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7Hh8Ii9Jj0Kk1Ll2Mm3Nn4Oo';
    expect(() => eventIn(headers, Buffer.from(`${body} `), secret, at)).toThrow(/not signed/);
    expect(() => eventIn(headers, bytes, foreign, at)).toThrow(/not signed/);
    expect(() => eventIn(headers, bytes, secret, at + 6 * 60_000)).toThrow(/too old/);
    expect(() => eventIn({}, bytes, secret, at)).toThrow(/too old/);
    const { 'webhook-signature': _, ...unsigned } = headers;
    expect(() => eventIn(unsigned, bytes, secret, at)).toThrow(/not signed/);
  });
});
