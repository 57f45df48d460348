// The account at the end: whatever was answered is there, each text was at the carrier once, and nothing is left to do.
import assert from 'node:assert/strict';
import * as z from 'zod';
import type { LocalCloud } from '../upgrade/local-cloud.ts';
import { expectStatus, type Promised, type Story } from './story.ts';

const referral = z.looseObject({
  status: z.string(),
  claim: z.looseObject({ agentId: z.string() }).optional(),
});
const message = z.looseObject({ direction: z.string(), body: z.string(), delivery: z.string().optional() });
const page = z.object({ messages: z.array(message), cursor: z.string().optional() });
const handset = z.object({
  texts: z.array(z.object({ id: z.string(), body: z.string(), direction: z.string() })),
});
const emails = z.object({ emails: z.array(z.object({ id: z.string(), to: z.string() })) });
const numberConsent = z.looseObject({
  programs: z.looseObject({ introductions: z.looseObject({ status: z.string() }).optional() }),
});
const queues = z.object({
  queues: z.array(z.object({ name: z.string(), purpose: z.string(), messages: z.array(z.unknown()) })),
});

const unsubscribed = 'You have successfully been unsubscribed.';
const ALL = 100_000;

export type Account = {
  referrals: number;
  texts: number;
  once: number;
  /** Neither sent again nor known to have arrived: the cloud died between the carrier's answer and its settlement. */
  unconfirmed: number;
  /** Not sent, for the client had stopped texts before. */
  refused: number;
  received: number;
  stops: number;
};

/** Moves on until no queue holds anything; answers how long that took in real time. A step with much to do takes minutes. */
export async function caughtUp(cloud: LocalCloud, withinMs: number, step = 'PT1M'): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    await cloud.advance(step);
    const waiting = await waitingIn(cloud);
    const tookMs = performance.now() - startedAt;
    if (waiting.length === 0) return tookMs;
    assert(tookMs < withinMs, `not caught up after ${withinMs / 1000} s: ${waiting.slice(0, 10).join('; ')}`);
  }
}

async function waitingIn(cloud: LocalCloud): Promise<string[]> {
  const { queues: all } = queues.parse((await cloud.call('GET', '/_local/queues')).body);
  return all.flatMap(({ name, purpose, messages }) =>
    purpose === 'work' && messages.length > 0 ? [`${name} ${messages.length}`] : [],
  );
}

export async function accountFor(cloud: LocalCloud, { promised, seen }: Story): Promise<Account> {
  const account = { referrals: 0, texts: 0, once: 0, unconfirmed: 0, refused: 0, received: 0, stops: 0 };
  for (const each of promised) await accountForOne(each);
  const { body } = await cloud.call('GET', `/_local/emails?last=${ALL}`);
  const listed = new Set(emails.parse(body).emails.map(({ id, to }) => `${id} ${to}`));
  for (const email of seen.emails)
    assert(listed.has(email), `the email ${email} was listed once, and is gone`);
  assert.deepEqual(await cloud.deadLetters(), []);
  const failed = (await cloud.executions()).filter(
    ({ status }) => !['RUNNING', 'SUCCEEDED'].includes(status),
  );
  assert.deepEqual(failed, []);
  const running = new Set(
    (await cloud.executions()).filter(({ status }) => status === 'RUNNING').map(({ name }) => name),
  );
  for (const { referralId } of promised)
    assert(!running.has(referralId), `${referralId} is claimed, and its workflow runs`);
  return account;

  async function accountForOne({
    referralId,
    phone,
    owner,
    sent,
    received,
    hasStopped,
  }: Promised): Promise<void> {
    account.referrals += 1;
    const { status, claim } = referral.parse(
      expectStatus(await cloud.source('GET', `/referrals/${referralId}`), 200).body,
    );
    assert.deepEqual([status, claim?.agentId], ['claimed', owner.agentId], referralId);
    const answer = await owner.does('GET', `/referrals/${referralId}/messages`);
    const { messages } = page.parse(expectStatus(answer, 200).body);
    const { texts } = handset.parse((await cloud.call('GET', `/_local/phones/${phone}`)).body);
    for (const each of seen.texts) {
      const [of, id] = each.split(' ');
      assert(of !== phone || texts.some((text) => text.id === id), `the text ${each} was seen, and is gone`);
    }
    for (const words of sent) {
      account.texts += 1;
      const inConversation = messages.filter(
        ({ body, direction }) => direction === 'outbound' && body.includes(words),
      );
      assert.equal(
        inConversation.length,
        1,
        `“${words}” is in the conversation ${inConversation.length} times`,
      );
      const delivery = inConversation[0]?.delivery ?? '';
      const arrived = texts.filter(
        ({ body, direction }) => direction === 'outbound' && body.includes(words),
      ).length;
      assert(arrived <= 1, `“${words}” came ${arrived} times`);
      if (delivery === 'unconfirmed') account.unconfirmed += 1;
      else if (delivery === 'refused' && hasStopped) account.refused += 1;
      else {
        assert.deepEqual([delivery, arrived], ['delivered', 1], `“${words}”`);
        account.once += 1;
      }
    }
    for (const { id, body } of received) {
      account.received += 1;
      assert.equal(texts.filter((text) => text.id === id).length, 1, `the handset’s text ${id}`);
      const taken = messages.filter((each) => each.direction === 'inbound' && each.body === body).length;
      if (body !== 'STOP') assert.equal(taken, 1, `“${body}” is in the conversation ${taken} times`);
    }
    if (!hasStopped) return;
    account.stops += 1;
    const confirmed = texts.filter(({ body }) => body.startsWith(unsubscribed)).length;
    assert(confirmed <= 1, `${phone} was told ${confirmed} times that it is unsubscribed`);
    const consent = numberConsent.parse((await cloud.admin('GET', `/numbers/${phone}/consent`)).body);
    assert.equal(consent.programs.introductions?.status, 'opted-out', `${phone} said STOP`);
  }
}
