// Sends on a real table: begun once, settled by what is known best.
import { describe, expect, test } from '@jest/globals';
import type { CarrierReceipt } from '../../../lambdas/carriers/receipt.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import type { OutboxContent, TextContent } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { cappedUntil, type RecentAutomated } from '../../../lambdas/texting/automated/cap.ts';
import { capStore } from '../../../lambdas/texting/automated/cap-store.ts';
import { type Fault, injectFaults, promptRetries, promptTries } from '../../platform/support/faults.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { fc } from '../../support/random-tests.ts';
import { anEmail, aPush, aText, NOW, secondsLater } from '../support/outbox-messages.ts';

const table = await engineTable();
const outbox = outboxStore(table);
const consents = consentStore(table);

/** A message in the outbox; a text's phone is on. */
async function queued<C extends OutboxContent>(content: C): Promise<C> {
  if (content.channel === 'text') await optIn(content);
  await outbox.create(content);
  return content;
}

async function optIn({ program, to: phone }: TextContent): Promise<void> {
  const about = { source: 'web form', words: 'I agree', referralId: 'ref_1' };
  const given = {
    eventId: 'evt_1',
    phone,
    program,
    act: 'consent-given-to-source',
    at: NOW.toISOString(),
  } as const;
  await consents.record({ ...given, ...about });
}

async function stop({ program, to }: TextContent): Promise<void> {
  await table.update({
    key: keys.consent(program, to),
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

const stateOf = async ({ outboxId }: OutboxContent) => (await outbox.read(outboxId)).state;
const said = (send: OutboxContent, status: CarrierReceipt['status'], seconds = 5): CarrierReceipt => ({
  outboxId: send.outboxId,
  status,
  at: secondsLater(seconds).toISOString(),
  ...(status === 'failed' && { reason: 'unreachable' }),
});

describe(onEngine('send store'), () => {
  test('an outbox message reads as it was written, queued and untried', async () => {
    for (const content of [aText(), anEmail(), aPush()]) {
      await queued(content);
      expect(await outbox.read(content.outboxId)).toEqual({
        content,
        state: { status: 'queued', attempts: 0 },
        traces: {},
      });
    }
  });

  test('CP-9 of automated texts to one phone that go at the same moment one is given to the carrier', async () => {
    const to = '+12065559901';
    const texts = await Promise.all(
      Array.from({ length: 8 }, () => queued(aText({ to, isAutomated: true }))),
    );
    const cap = capStore(table);
    const give = (text: TextContent, seen: RecentAutomated | undefined) =>
      outbox.claimForSending(text, 0, NOW, { cap: { seen } });
    const seen = await cap.read(to);
    const ends = await Promise.all(texts.map((text) => give(text, seen)));
    expect(ends.toSorted()).toEqual(['begun', ...Array<string>(7).fill('taken')]);
    const recent = await cap.read(to);
    expect(Object.keys(recent?.given ?? {})).toEqual([texts[ends.indexOf('begun')]?.outboxId]);
    // Whoever lost looks again, and is told to wait; it is still in the queue.
    const other = texts[ends.indexOf('taken')];
    expect(cappedUntil(recent, other?.outboxId ?? '', secondsLater(1))).toEqual(secondsLater(86_400));
    expect(other && (await stateOf(other))).toEqual({ status: 'queued', attempts: 0 });
  });

  test('CP-9 one that the carrier was too busy for counts once, and may be given again', async () => {
    const text = await queued(aText({ isAutomated: true }));
    const cap = capStore(table);
    const give = async (attempts: number, seconds: number) =>
      outbox.claimForSending(text, attempts, secondsLater(seconds), {
        cap: { seen: await cap.read(text.to) },
      });
    expect(await give(0, 0)).toBe('begun');
    expect(await outbox.requeue(text, 1)).toBe(true);
    expect(cappedUntil(await cap.read(text.to), text.outboxId, secondsLater(60))).toBeUndefined();
    expect(await give(1, 60)).toBe('begun');
    expect((await cap.read(text.to))?.given).toEqual({ [text.outboxId]: secondsLater(60).toISOString() });
  });

  test('an outbox message that is created again stays as it is', async () => {
    const email = await queued(anEmail());
    await outbox.claimForSending(email, 0, NOW);
    await outbox.create({ ...email, body: 'other words' });
    expect(await outbox.read(email.outboxId)).toMatchObject({ content: email, state: { status: 'sending' } });
  });

  test('an outbox message that was never written is a fault that names it', async () => {
    await expect(outbox.read('out_unknown')).rejects.toThrow('out_unknown');
  });

  test('an outbox message is kept for 400 days', async () => {
    const email = await queued(anEmail());
    const item = await table.get(keys.outbox(email.outboxId));
    expect(item?.expiresAt).toBe(NOW.getTime() / 1000 + 400 * 86_400);
  });

  test.each([
    ['text', aText],
    ['email', anEmail],
    ['push', aPush],
  ] as const)('a %s is begun by one of ten who try at once', async (_channel, make) => {
    const send = await queued(make());
    const beginnings = await Promise.all(
      Array.from({ length: 10 }, () => outbox.claimForSending(send, 0, NOW)),
    );
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
    const lossy = outboxStore(await lossyTable(1));
    expect(await lossy.claimForSending(send, 0, NOW)).toBe('begun');
    expect(await stateOf(send)).toMatchObject({ status: 'sending', attempts: 1 });
    expect(await outbox.claimForSending(send, 0, NOW)).toBe('taken');
  });

  test.each([
    ['text', aText],
    ['email', anEmail],
    ['push', aPush],
  ] as const)('the beginning of a %s that nobody can tell is taken back', async (_channel, make) => {
    const send = await queued(make());
    const lossy = outboxStore(await lossyTable(promptTries));
    await expect(lossy.claimForSending(send, 0, NOW)).rejects.toThrow('socket hang up');
    expect(await stateOf(send)).toEqual({ status: 'queued', attempts: 1 });
    expect(await outbox.claimForSending(send, 1, NOW)).toBe('begun');
  });

  test('a beginning that could not be made takes nothing back from who made one', async () => {
    const send = await queued(anEmail());
    await outbox.claimForSending(send, 0, NOW);
    const failing = outboxStore(
      await engineTable((client) => injectFaults(client, firstly(promptTries, 'throttle')), promptRetries),
    );
    await expect(failing.claimForSending(send, 0, NOW)).rejects.toThrow('injected');
    expect(await stateOf(send)).toMatchObject({ status: 'sending', attempts: 1 });
  });

  test('CO-5 a STOP that commits first keeps a queued text from being begun', async () => {
    const text = await queued(aText());
    await stop(text);
    expect(await outbox.claimForSending(text, 0, NOW)).toBe('consent-gone');
    expect(await stateOf(text)).toEqual({ status: 'queued', attempts: 0 });
  });

  test('CO-1 a text to a phone that was never asked is not begun', async () => {
    const text = aText();
    await outbox.create(text);
    expect(await outbox.claimForSending(text, 0, NOW)).toBe('consent-gone');
  });

  test('a STOP to the other program stops nothing here', async () => {
    const text = await queued(aText());
    await stop({ ...text, program: 'lead-alerts' });
    expect(await outbox.claimForSending(text, 0, NOW)).toBe('begun');
  });

  test('an attempt counts once, and only its own deliverer puts it back', async () => {
    const text = await queued(aText());
    await outbox.claimForSending(text, 0, NOW);
    expect(await outbox.requeue(text, 0)).toBe(false);
    expect(await outbox.requeue(text, 1)).toBe(true);
    expect(await stateOf(text)).toEqual({ status: 'queued', attempts: 1 });
    expect(await outbox.claimForSending(text, 0, NOW)).toBe('taken');
    expect(await outbox.claimForSending(text, 1, NOW)).toBe('begun');
    expect(await outbox.requeue(text, 1)).toBe(false);
    expect(await outbox.endRefused(text.outboxId, 1, 'rejected', NOW)).toBe(false);
    expect(await stateOf(text)).toMatchObject({ status: 'sending', attempts: 2 });
  });

  test('a held send keeps its attempts, may be held longer, begun and refused', async () => {
    const text = await queued(aText());
    await outbox.hold(text.outboxId, 'quiet-hours', secondsLater(60));
    expect(await outbox.hold(text.outboxId, 'quiet-hours', secondsLater(90))).toBe(true);
    const heldUntil = secondsLater(90).toISOString();
    expect(await stateOf(text)).toEqual({ status: 'held', attempts: 0, reason: 'quiet-hours', heldUntil });
    expect(await outbox.claimForSending(text, 0, NOW)).toBe('begun');
    expect(await outbox.hold(text.outboxId, 'quiet-hours', secondsLater(90))).toBe(false);
  });

  test('CA-7 what waits is released from now on, whether it was looked at by then or not', async () => {
    const untouched = await queued(anEmail({ notBefore: secondsLater(900).toISOString() }));
    const held = await queued(anEmail({ notBefore: secondsLater(900).toISOString() }));
    await outbox.hold(held.outboxId, 'not-yet', secondsLater(900));
    for (const email of [untouched, held]) {
      expect(await outbox.release(email.outboxId, secondsLater(45))).toBe(true);
      expect(await outbox.read(email.outboxId)).toMatchObject({
        content: { notBefore: secondsLater(45).toISOString() },
        state: { status: 'queued', attempts: 0 },
      });
    }
    expect(await outbox.claimForSending(held, 0, secondsLater(45))).toBe('begun');
  });

  test('CA-7 nothing that is on its way, gone out or never written is released', async () => {
    const email = await queued(anEmail());
    await outbox.claimForSending(email, 0, NOW);
    expect(await outbox.release(email.outboxId, NOW)).toBe(false);
    await outbox.applyReceipt(said(email, 'accepted'));
    expect(await outbox.release(email.outboxId, NOW)).toBe(false);
    expect(await outbox.release('out_unknown', NOW)).toBe(false);
    expect(await table.get(keys.outbox('out_unknown'))).toBeUndefined();
  });

  test('what someone is giving to the carrier can’t be refused by another who looked before', async () => {
    const text = await queued(aText());
    await outbox.claimForSending(text, 0, NOW);
    expect(await outbox.refuse(text.outboxId, 'opted-out', NOW)).toBe(false);
    expect(await outbox.applyReceipt(said(text, 'accepted'))).toBe(true);
    expect(await stateOf(text)).toMatchObject({ status: 'accepted' });
  });

  test('a refused send stays refused', async () => {
    const text = await queued(aText());
    expect(await outbox.refuse(text.outboxId, 'opted-out', NOW)).toBe(true);
    const refused = { status: 'refused', reason: 'opted-out', settledAt: NOW.toISOString() };
    expect(await outbox.claimForSending(text, 0, NOW)).toBe('taken');
    for (const status of ['accepted', 'delivered', 'failed', 'unconfirmed'] as const) {
      expect(await outbox.applyReceipt(said(text, status))).toBe(false);
    }
    expect(await stateOf(text)).toEqual(refused);
  });

  test('TX-10 receipts in every order and any number end in the same state', async () => {
    const ranked = ['unconfirmed', 'accepted', 'failed', 'delivered'] as const;
    const receipts = fc.array(fc.constantFrom(...ranked), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(receipts, async (statuses) => {
        const email = await queued(anEmail());
        await outbox.claimForSending(email, 0, NOW);
        for (const status of statuses) await outbox.applyReceipt(said(email, status));
        const best = ranked.findLast((status) => statuses.includes(status));
        expect(await stateOf(email)).toMatchObject({ status: best });
      }),
      { numRuns: 40 },
    );
  });

  test('CO-13 what a word was answered is kept as long as the ledger, which has the word', async () => {
    const { outboxId } = await queued(aText({ purpose: { kind: 'answer' } }));
    expect(await table.get(keys.outbox(outboxId))).not.toHaveProperty('expiresAt');
  });

  test('TX-10 receipts that come all at once end in what is known best', async () => {
    const email = await queued(anEmail());
    await outbox.claimForSending(email, 0, NOW);
    const statuses = ['accepted', 'delivered', 'failed', 'accepted', 'unconfirmed', 'delivered'] as const;
    await Promise.all(statuses.map((status) => outbox.applyReceipt(said(email, status))));
    expect(await stateOf(email)).toMatchObject({ status: 'delivered' });
  });

  test('RT-9 the time of acceptance survives the delivery and is not changed by later words', async () => {
    const email = await queued(anEmail());
    await outbox.claimForSending(email, 0, NOW);
    await outbox.applyReceipt(said(email, 'accepted', 1));
    expect(await outbox.applyReceipt(said(email, 'accepted', 3))).toBe(false);
    await outbox.applyReceipt(said(email, 'delivered', 9));
    const [acceptedAt, settledAt] = [secondsLater(1).toISOString(), secondsLater(9).toISOString()];
    expect(await stateOf(email)).toEqual({ status: 'delivered', acceptedAt, settledAt });
  });

  test('a receipt for an outbox message that is gone makes no new one', async () => {
    const gone = anEmail();
    expect(await outbox.applyReceipt(said(gone, 'delivered'))).toBe(false);
    expect(await table.get(keys.outbox(gone.outboxId))).toBeUndefined();
  });
});
