// A webhook's receiver on this machine: it is sent signed events, fails and gets them again, and what it never took is sent anew by an operator.
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import { listen, stopListening } from '../../local/platform/listen.ts';
import { operate } from '../operate/support/engineer.ts';
import { aPhone, aReferral, aTeam, referralFor, type StoryTeam } from '../stories/support/builders.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import { dayMs, minuteMs, type Stage, secondMs } from '../stories/support/stage.ts';

const webhooks = z.object({ webhooks: z.array(z.object({ url: z.string(), secret: z.string() })) });
const sent = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.looseObject({ eventId: z.string(), referralId: z.string() }),
});
type Request = { id: string; at: number; signature: string; body: string };

let stage: Stage;
let team: StoryTeam;
let webhook: { url: string; secret: string };
const requests: Request[] = [];
/** How the receiver answers: so often it fails of each event, by a status and then by none, then `answer`. */
let failures = 0;
let answer = 204;

const receiver = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString('utf8');
  const header = (name: string) => String(request.headers[name]);
  requests.push({
    id: header('webhook-id'),
    at: Number(header('webhook-timestamp')),
    signature: header('webhook-signature'),
    body,
  });
  const attempt = requests.filter(({ id }) => id === header('webhook-id')).length;
  if (attempt > failures) response.writeHead(answer).end();
  else if (attempt === 1) response.writeHead(503).end();
  else request.socket.destroy();
});

describe('a webhook', () => {
  beforeAll(async () => {
    stage = await sharedStage();
    team = await aTeam(stage, 2);
    const [first] = webhooks.parse((await stage.call('GET', '/_local/webhooks')).body).webhooks;
    if (first === undefined) throw new Error('The local stage has a webhook.');
    webhook = first;
    const sendTo = `http://localhost:${await listen(receiver, 0)}/events`;
    expect(await stage.call('PUT', '/_local/webhooks', { url: webhook.url, sendTo })).toMatchObject({
      status: 200,
    });
  });
  beforeEach(() => {
    requests.length = 0;
    failures = 0;
    answer = 204;
  });
  afterAll(async () => {
    await stage.call('PUT', '/_local/webhooks', { url: webhook.url, sendTo: null });
    await stopListening(receiver);
  });

  const signatureOf = ({ id, at, body }: Request) =>
    new Webhook(webhook.secret).sign(id, new Date(at * secondMs), body);
  const typesOf = (referralId: string) =>
    requests
      .map(({ body }) => sent.parse(JSON.parse(body)))
      .flatMap(({ type, data }) => (data.referralId === referralId ? [type] : []));

  async function withdrawn(phone = aPhone()): Promise<string> {
    const referralId = await aReferral(stage, referralFor(team.teamId, phone));
    const reason = { reason: 'The client changed their mind.' };
    expect((await stage.source('POST', `/referrals/${referralId}/withdraw`, reason)).status).toBe(200);
    await stage.settle();
    return referralId;
  }

  test('CL-11 a receiver gets the events that it is for, signed, with ids and nothing else', async () => {
    const phone = aPhone();
    const referralId = await withdrawn(phone);
    expect(typesOf(referralId).toSorted()).toEqual(['ReferralReturned', 'ReferralWithdrawn']);
    for (const request of requests.filter(({ body }) => body.includes(referralId))) {
      expect(request.signature).toBe(signatureOf(request));
      const { type, timestamp, data } = sent.parse(JSON.parse(request.body));
      expect([data.eventId, data.at]).toEqual([request.id, timestamp]);
      expect(type).toMatch(/^Referral/);
      expect(request.body).not.toContain(phone);
      expect(request.body).not.toContain('Client Example');
    }
  });

  test('CL-11 a receiver that fails twice gets the event again, signed anew and with the same id, until it takes it', async () => {
    failures = 2;
    const referralId = await withdrawn();
    await stage.advance(10 * secondMs);
    await stage.advance(minuteMs);
    expect(typesOf(referralId).toSorted()).toEqual([
      ...Array<string>(3).fill('ReferralReturned'),
      ...Array<string>(3).fill('ReferralWithdrawn'),
    ]);
    for (const id of new Set(requests.map((each) => each.id))) {
      const attempts = requests.filter((each) => each.id === id);
      expect(attempts.map(({ signature }) => signature)).toEqual(attempts.map(signatureOf));
      const times = attempts.map(({ at }) => at);
      expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
      expect(new Set(attempts.map(({ body }) => body)).size).toBe(1);
    }
    await stage.advance(minuteMs);
    expect(typesOf(referralId)).toHaveLength(6);
  });

  test('CL-11 DE-3 what a receiver does not take for a day is a dead letter, and an operator has it sent again', async () => {
    answer = 410;
    const referralId = await withdrawn();
    await stage.advance(dayMs + 3 * 60 * minuteMs);
    const attempts = typesOf(referralId).length;
    expect(attempts).toBeGreaterThan(2 * 20);
    const local = ['--local', stage.cloud.url];
    const deadLetters = async () => {
      const { printed } = await operate(['redrive', ...local]);
      return Number(
        printed
          .find((line) => line.endsWith(' webhook-example-crm'))
          ?.trim()
          .split(' ')[0],
      );
    };
    // Other stories' referrals are returned as well meanwhile.
    expect(await deadLetters()).toBeGreaterThanOrEqual(2);
    answer = 204;
    await stage.advance(dayMs);
    expect(typesOf(referralId)).toHaveLength(attempts);
    expect((await operate(['redrive', 'webhook-example-crm', '--yes', ...local])).code).toBe(0);
    await stage.settle();
    expect(typesOf(referralId).slice(attempts).toSorted()).toEqual(['ReferralReturned', 'ReferralWithdrawn']);
    const last = requests.filter(({ body }) => body.includes(referralId)).slice(-2);
    for (const request of last) expect(request.signature).toBe(signatureOf(request));
    expect(await deadLetters()).toBe(0);
  });
});
