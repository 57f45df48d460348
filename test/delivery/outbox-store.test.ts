// Sends on a real table: begun once, settled by what is known best.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { Receipt, SendContent, TextContent } from '../../lambdas/delivery/outbox-message.ts';
import { sendStore } from '../../lambdas/delivery/outbox-store.ts';
import { keys } from '../../lambdas/platform/keys.ts';
import { type Fault, injectFaults, promptRetries, promptTries } from '../platform/support/faults.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anEmail, aPush, aText, NOW, secondsLater } from './support/outbox-messages.ts';

const table = await engineTable();
const sends = sendStore(table);
const consents = consentStore(table);

/** A send in the outbox; a text's phone is on. */
async function queued<C extends SendContent>(content: C): Promise<C> {
  if (content.channel === 'text') await optIn(content);
  await sends.create(content);
  return content;
}

async function optIn({ programme, to: phone }: TextContent): Promise<void> {
  const about = { source: 'web form', words: 'I agree', referralId: 'ref_1' };
  const given = {
    eventId: 'evt_1',
    phone,
    programme,
    act: 'consent-given-to-source',
    at: NOW.toISOString(),
  } as const;
  await consents.record({ ...given, ...about });
}

async function stop({ programme, to }: TextContent): Promise<void> {
  await table.update({
    key: keys.consent(programme, to),
    update: 'SET #status = :out, reason = :reason',
    names: { '#status': 'status' },
    values: { ':out': 'opted-out', ':reason': 'stop' },
  });
}

/** `fault` for the first calls, as many as said. */
function firstly(times: number, fault: Fault): () => Fault {
  let left = times;
  return () => {
    left -= 1;
    return left >= 0 ? fault : undefined;
  };
}
/** The table behind a connection that loses its first answers. */
const lossyTable = (lost: number) =>
  engineTable((client) => injectFaults(client, firstly(lost, 'lost-answer')), promptRetries);

const stateOf = async ({ sendId }: SendContent) => (await sends.read(sendId)).state;
const said = (send: SendContent, status: Receipt['status'], seconds = 5): Receipt => ({
  sendId: send.sendId,
  status,
  at: secondsLater(seconds).toISOString(),
  ...(status === 'failed' && { reason: 'unreachable' }),
});

describe(onEngine('send store'), () => {
  test('a send reads as it was written, queued and untried', async () => {
    for (const content of [aText(), anEmail(), aPush()]) {
      await queued(content);
      expect(await sends.read(content.sendId)).toEqual({
        content,
        state: { status: 'queued', attempts: 0 },
        traces: {},
      });
    }
  });

  test('a send that is created again stays as it is', async () => {
    const email = await queued(anEmail());
    await sends.begin(email, 0, NOW);
    await sends.create({ ...email, body: 'other words' });
    expect(await sends.read(email.sendId)).toMatchObject({ content: email, state: { status: 'sending' } });
  });

  test('a send that was never written is a fault that names it', async () => {
    await expect(sends.read('snd_unknown')).rejects.toThrow('snd_unknown');
  });

  test('a send is kept for 400 days', async () => {
    const email = await queued(anEmail());
    const item = await table.get(keys.send(email.sendId));
    expect(item?.expiresAt).toBe(NOW.getTime() / 1000 + 400 * 86_400);
  });

  test.each([
    ['text', aText],
    ['email', anEmail],
    ['push', aPush],
  ] as const)('a %s is begun by one of ten who try at once', async (_channel, make) => {
    const send = await queued(make());
    const beginnings = await Promise.all(Array.from({ length: 10 }, () => sends.begin(send, 0, NOW)));
    expect(beginnings.filter((beginning) => beginning === 'begun')).toHaveLength(1);
    expect(beginnings.filter((beginning) => beginning === 'taken')).toHaveLength(9);
    expect(await stateOf(send)).toEqual({ status: 'sending', attempts: 1, startedAt: NOW.toISOString() });
  });

  test.each([
    ['text', aText],
    ['email', anEmail],
    ['push', aPush],
  ] as const)('the beginning of a %s whose answer was lost is known again', async (_channel, make) => {
    const send = await queued(make());
    const lossy = sendStore(await lossyTable(1));
    expect(await lossy.begin(send, 0, NOW)).toBe('begun');
    expect(await stateOf(send)).toMatchObject({ status: 'sending', attempts: 1 });
    expect(await sends.begin(send, 0, NOW)).toBe('taken');
  });

  test.each([
    ['text', aText],
    ['email', anEmail],
    ['push', aPush],
  ] as const)('the beginning of a %s that nobody can tell is taken back', async (_channel, make) => {
    const send = await queued(make());
    const lossy = sendStore(await lossyTable(promptTries));
    await expect(lossy.begin(send, 0, NOW)).rejects.toThrow('socket hang up');
    expect(await stateOf(send)).toEqual({ status: 'queued', attempts: 1 });
    expect(await sends.begin(send, 1, NOW)).toBe('begun');
  });

  test('a beginning that could not be made takes nothing back from who made one', async () => {
    const send = await queued(anEmail());
    await sends.begin(send, 0, NOW);
    const failing = sendStore(
      await engineTable((client) => injectFaults(client, firstly(promptTries, 'throttle')), promptRetries),
    );
    await expect(failing.begin(send, 0, NOW)).rejects.toThrow('injected');
    expect(await stateOf(send)).toMatchObject({ status: 'sending', attempts: 1 });
  });

  test('CO-5 a STOP that commits first keeps a queued text from being begun', async () => {
    const text = await queued(aText());
    await stop(text);
    expect(await sends.begin(text, 0, NOW)).toBe('consent-gone');
    expect(await stateOf(text)).toEqual({ status: 'queued', attempts: 0 });
  });

  test('CO-1 a text to a phone that was never asked is not begun', async () => {
    const text = aText();
    await sends.create(text);
    expect(await sends.begin(text, 0, NOW)).toBe('consent-gone');
  });

  test('a STOP to the other programme stops nothing here', async () => {
    const text = await queued(aText());
    await stop({ ...text, programme: 'lead-alerts' });
    expect(await sends.begin(text, 0, NOW)).toBe('begun');
  });

  test('an attempt counts once, and only its own deliverer puts it back', async () => {
    const text = await queued(aText());
    await sends.begin(text, 0, NOW);
    expect(await sends.requeue(text, 0)).toBe(false);
    expect(await sends.requeue(text, 1)).toBe(true);
    expect(await stateOf(text)).toEqual({ status: 'queued', attempts: 1 });
    expect(await sends.begin(text, 0, NOW)).toBe('taken');
    expect(await sends.begin(text, 1, NOW)).toBe('begun');
    expect(await sends.requeue(text, 1)).toBe(false);
    expect(await sends.endRefused(text.sendId, 1, 'rejected', NOW)).toBe(false);
    expect(await stateOf(text)).toMatchObject({ status: 'sending', attempts: 2 });
  });

  test('a held send keeps its attempts, may be held longer, begun and refused', async () => {
    const text = await queued(aText());
    await sends.hold(text.sendId, 'quiet-hours', secondsLater(60));
    expect(await sends.hold(text.sendId, 'quiet-hours', secondsLater(90))).toBe(true);
    const heldUntil = secondsLater(90).toISOString();
    expect(await stateOf(text)).toEqual({ status: 'held', attempts: 0, reason: 'quiet-hours', heldUntil });
    expect(await sends.begin(text, 0, NOW)).toBe('begun');
    expect(await sends.hold(text.sendId, 'quiet-hours', secondsLater(90))).toBe(false);
  });

  test('CA-7 what waits is released from now on, whether it was looked at by then or not', async () => {
    const untouched = await queued(anEmail({ notBefore: secondsLater(900).toISOString() }));
    const held = await queued(anEmail({ notBefore: secondsLater(900).toISOString() }));
    await sends.hold(held.sendId, 'not-yet', secondsLater(900));
    for (const email of [untouched, held]) {
      expect(await sends.release(email.sendId, secondsLater(45))).toBe(true);
      expect(await sends.read(email.sendId)).toMatchObject({
        content: { notBefore: secondsLater(45).toISOString() },
        state: { status: 'queued', attempts: 0 },
      });
    }
    expect(await sends.begin(held, 0, secondsLater(45))).toBe('begun');
  });

  test('CA-7 nothing that is on its way, gone out or never written is released', async () => {
    const email = await queued(anEmail());
    await sends.begin(email, 0, NOW);
    expect(await sends.release(email.sendId, NOW)).toBe(false);
    await sends.settle(said(email, 'accepted'));
    expect(await sends.release(email.sendId, NOW)).toBe(false);
    expect(await sends.release('snd_unknown', NOW)).toBe(false);
    expect(await table.get(keys.send('snd_unknown'))).toBeUndefined();
  });

  test('what someone is giving to the carrier can’t be refused by another who looked before', async () => {
    const text = await queued(aText());
    await sends.begin(text, 0, NOW);
    expect(await sends.refuse(text.sendId, 'opted-out', NOW)).toBe(false);
    expect(await sends.settle(said(text, 'accepted'))).toBe(true);
    expect(await stateOf(text)).toMatchObject({ status: 'accepted' });
  });

  test('a refused send stays refused', async () => {
    const text = await queued(aText());
    expect(await sends.refuse(text.sendId, 'opted-out', NOW)).toBe(true);
    const refused = { status: 'refused', reason: 'opted-out', settledAt: NOW.toISOString() };
    expect(await sends.begin(text, 0, NOW)).toBe('taken');
    for (const status of ['accepted', 'delivered', 'failed', 'unconfirmed'] as const) {
      expect(await sends.settle(said(text, status))).toBe(false);
    }
    expect(await stateOf(text)).toEqual(refused);
  });

  test('TX-10 receipts in every order and any number end in the same state', async () => {
    const ranked = ['unconfirmed', 'accepted', 'failed', 'delivered'] as const;
    const receipts = fc.array(fc.constantFrom(...ranked), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(receipts, async (statuses) => {
        const email = await queued(anEmail());
        await sends.begin(email, 0, NOW);
        for (const status of statuses) await sends.settle(said(email, status));
        const best = ranked.findLast((status) => statuses.includes(status));
        expect(await stateOf(email)).toMatchObject({ status: best });
      }),
      { numRuns: 40 },
    );
  });

  test('TX-10 receipts that come all at once end in what is known best', async () => {
    const email = await queued(anEmail());
    await sends.begin(email, 0, NOW);
    const statuses = ['accepted', 'delivered', 'failed', 'accepted', 'unconfirmed', 'delivered'] as const;
    await Promise.all(statuses.map((status) => sends.settle(said(email, status))));
    expect(await stateOf(email)).toMatchObject({ status: 'delivered' });
  });

  test('RT-9 the time of acceptance survives the delivery and is not changed by later words', async () => {
    const email = await queued(anEmail());
    await sends.begin(email, 0, NOW);
    await sends.settle(said(email, 'accepted', 1));
    expect(await sends.settle(said(email, 'accepted', 3))).toBe(false);
    await sends.settle(said(email, 'delivered', 9));
    const [acceptedAt, settledAt] = [secondsLater(1).toISOString(), secondsLater(9).toISOString()];
    expect(await stateOf(email)).toEqual({ status: 'delivered', acceptedAt, settledAt });
  });

  test('a receipt for a send that is gone makes no new one', async () => {
    const gone = anEmail();
    expect(await sends.settle(said(gone, 'delivered'))).toBe(false);
    expect(await table.get(keys.send(gone.sendId))).toBeUndefined();
  });
});
