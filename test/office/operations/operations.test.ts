// What an operator is shown and may order, and what becomes of an order that is given twice or dies halfway.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { receiptCountStore } from '../../../lambdas/delivery/counts/receipt-count-store.ts';
import { countsOf } from '../../../lambdas/delivery/counts/receipt-counts.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { rateOf } from '../../../lambdas/delivery/pace/rate.ts';
import { book, noSchedule, slowDown } from '../../../lambdas/delivery/pace/schedule.ts';
import {
  alarmDescription,
  alarmGuide,
  alarmKinds,
  readDescription,
} from '../../../lambdas/office/operations/alarm-guide.ts';
import { alarmIn } from '../../../lambdas/office/operations/alarms.ts';
import { letterIn, redrivable } from '../../../lambdas/office/operations/dead-letters.ts';
import { loadOf } from '../../../lambdas/office/operations/number-load.ts';
import { onOperationChanged } from '../../../lambdas/office/operations/on-operation-changed.ts';
import { shownOperation } from '../../../lambdas/office/operations/operation.ts';
import { operationStore } from '../../../lambdas/office/operations/operation-store.ts';
import { orderReplay } from '../../../lambdas/office/operations/order-replay.ts';
import { runReplay } from '../../../lambdas/office/operations/run-replay.ts';
import { unconfirmedStore } from '../../../lambdas/office/operations/unconfirmed-store.ts';
import { isStuck, mendingOf } from '../../../lambdas/office/operations/workflows.ts';
import { derivedId, newId } from '../../../lambdas/platform/ids.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { aText, NOW, secondsLater } from '../../delivery/support/outbox-messages.ts';
import { engineTable, inboxIndex } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const table = await engineTable();
const operations = operationStore(table);
const admin = { kind: 'admin', clientId: 'account-1' } as const;

describe('alarms', () => {
  test('the guide in docs/operations.md is the guide that alarms and page show', () => {
    const document = readFileSync(
      join(import.meta.dirname, '..', '..', '..', 'docs', 'operations.md'),
      'utf8',
    );
    const rows = document.split('\n').map((line) => line.replace(/ +\| /g, ' | ').replace(/ +\|$/, ' |'));
    for (const kind of alarmKinds) {
      const { means, lookAt, act } = alarmGuide[kind];
      expect(rows).toContain(`| \`${kind}\` | ${means} | ${lookAt} | ${act} |`);
    }
  });

  test('a description says what, the impact and where the guide has it, and is read again; one of before has no kind', () => {
    const alarm = { kind: 'dead-letters', what: 'It gave up.', impact: 'Nobody is told.' } as const;
    expect(readDescription(alarmDescription(alarm))).toEqual(alarm);
    expect(readDescription('It gave up. Impact: Nobody is told.')).toEqual({ ...alarm, kind: undefined });
    expect(readDescription('By hand')).toEqual({ what: 'By hand', impact: undefined, kind: undefined });
  });

  test.each([
    ['dibs-prod-delivery-DeliveryOutboxTextsStaleAlarm1A2B-XYZ', true],
    ['dibs-prod-HttpApiFaultsAlarm1A2B-XYZ', true],
    ['dibs-prod-eu-HttpApiFaultsAlarm1A2B-XYZ', false],
    ['dibs-prod-eu-delivery-DeliveryOutboxTextsStaleAlarm1A2B-XYZ', false],
    ['dibs-production-HttpApiFaultsAlarm1A2B-XYZ', false],
  ])('%s is of the stage prod: %s', (name, isOurs) => {
    expect(alarmIn('prod', name, '', NOW) !== undefined).toBe(isOurs);
  });
});

describe('dead letters', () => {
  const phone = '+12065550123';
  const envelope = (published: object) =>
    JSON.stringify({ Type: 'Notification', MessageId: 'sns', Message: JSON.stringify(published) });

  test.each([
    ['{"outboxId":"out_1"}', 'outbox-message', { outboxId: 'out_1' }],
    ['{"teamEmailId":"out_2"}', 'team-email', { teamEmailId: 'out_2' }],
    ['{"referralId":"ref_1","dueAt":"2026-03-02T15:00:00.000Z"}', 'reply-digest', { referralId: 'ref_1' }],
    ['{"teamId":"tm_1","agentId":"agt_1"}', 'standing', { teamId: 'tm_1', agentId: 'agt_1' }],
    [
      envelope({
        eventType: 'TEXT_DELIVERED',
        destinationPhoneNumber: phone,
        context: { outboxId: 'out_3', note: 'Clara' },
      }),
      'receipt',
      { eventType: 'TEXT_DELIVERED', outboxId: 'out_3' },
    ],
    [
      envelope({ originationNumber: phone, messageBody: 'Stop it, Clara', inboundMessageId: 'in-7' }),
      'inbound-text',
      { inboundMessageId: 'in-7' },
    ],
    [envelope({ eventType: 'VOICE_ANSWERED', to: phone }), 'call-event', { eventType: 'VOICE_ANSWERED' }],
    ['{"agentId":"+12065550123","teamId":"12065550123"}', 'standing', {}],
    [`{"said":"${phone}","list":["${phone}"]}`, 'other', {}],
    ['no JSON', 'unreadable', {}],
    ['{"Message":"no JSON"}', 'unreadable', {}],
    ['[1]', 'unreadable', {}],
  ])('%s is told as %s, by its ids alone', (body, kind, ids) => {
    const letter = letterIn(body, 'jobs');
    expect(letter).toEqual({ kind, ids, error: undefined });
    expect(JSON.stringify(letter)).not.toMatch(/2065550123|Clara/);
  });

  test('an invitation and a webhook’s event are told as what they are', () => {
    const ids = { teamId: 'tm_1', agentId: 'agt_1' };
    expect(letterIn(JSON.stringify({ ...ids, isNew: true }), 'invitations')).toMatchObject({
      kind: 'invitation',
      ids,
    });
    const event = { 'detail-type': 'AgentLeft', source: 'dibs', detail: { eventId: 'evt_1', ...ids } };
    expect(letterIn(JSON.stringify(event), 'webhook-crm')).toMatchObject({
      kind: 'event',
      ids: { eventId: 'evt_1', ...ids },
    });
  });

  test('what the stream gave up says why, and goes back to no queue', () => {
    const notice = {
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { startSequenceNumber: '100000000000000000000001' },
    };
    expect(letterIn(JSON.stringify(notice), 'stream/feed')).toEqual({
      kind: 'changes',
      ids: { startSequenceNumber: '100000000000000000000001' },
      error: 'RetryAttemptsExhausted',
    });
    const queues = [{ queue: 'jobs' }, { queue: 'stream/dispatch-changes' }];
    expect(redrivable('jobs', queues)).toEqual({ queue: 'jobs' });
    expect(redrivable('stream/dispatch-changes', queues)).toMatchObject({ refused: 'not-redrivable' });
    expect(redrivable('toString', queues)).toMatchObject({ refused: 'unknown-queue' });
  });
});

describe('a workflow', () => {
  const execution = (name: string, status: string) => ({ arn: name, name, status, input: '{}' });

  test('only what failed is started again, or what was named as stuck', () => {
    expect(mendingOf('ref_1', execution('ref_1', 'FAILED'), false)).toBe('restart');
    expect(mendingOf('ref_1', execution('ref_1.again-2', 'TIMED_OUT'), false)).toBe('restart');
    expect(mendingOf('ref_1', execution('ref_1', 'RUNNING'), false)).toBe('running');
    expect(mendingOf('ref_1', execution('ref_1', 'RUNNING'), true)).toBe('restart');
    expect(mendingOf('ref_1', execution('ref_1.again-1', 'RUNNING'), true)).toBe('goes-on');
    expect(mendingOf('ref_1', execution('ref_1.again-1', 'SUCCEEDED'), true)).toBe('ended-well');
  });

  test('an offer of a week is not stuck while it may run', () => {
    const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
    expect(isStuck('offer-referral', hoursAgo(7 * 24), NOW)).toBe(false);
    expect(isStuck('offer-referral', hoursAgo(7 * 24 + 2), NOW)).toBe(true);
    expect(isStuck('request-consent', hoursAgo(36), NOW)).toBe(false);
  });
});

describe('a number', () => {
  test('PA-1 is free, or booked until the last text in line has left', () => {
    expect(loadOf(noSchedule, 1, NOW)).toEqual({
      partsPerSecond: 1,
      plannedPerSecond: 1,
      waitSeconds: 0,
      freeAt: undefined,
      partsInLine: 0,
    });
    let schedule = noSchedule;
    for (let text = 0; text < 20; text += 1) {
      const booking = { lane: 'alert', parts: 1, to: `+1206555${1000 + text}`, isAgain: false } as const;
      schedule = book(schedule, booking, NOW.getTime(), rateOf(1)).schedule;
    }
    const load = loadOf(schedule, 1, NOW);
    expect(load.waitSeconds).toBeGreaterThan(15);
    expect(load.waitSeconds).toBeLessThan(40);
    expect(Date.parse(load.freeAt ?? '')).toBeGreaterThan(NOW.getTime() + load.waitSeconds * 1000);
    expect(load.partsInLine).toBeGreaterThanOrEqual(18);
    expect(loadOf(slowDown(schedule, 'whoever', NOW.getTime()), 1, NOW).plannedPerSecond).toBe(0.85);
  });
});

describe('receipts', () => {
  test('TX-10 are counted by hour and sender, a batch by one write, whatever is no text left out', async () => {
    const store = receiptCountStore(table);
    const now = new Date('2026-05-02T00:30:00.000Z');
    const hourBefore = new Date('2026-05-01T23:30:00.000Z');
    const number = anId('+1206');
    const text = { ...aText(), from: number };
    const counts = countsOf();
    for (const status of ['delivered', 'delivered', 'failed', 'accepted', 'unconfirmed'] as const)
      counts.note(text, status);
    await store.add(counts.noted(), hourBefore);
    await store.add(counts.noted(), now);
    await store.add(counts.noted(), now);
    await store.add([], now);
    const curve = (await store.curves(3, now)).find(({ sender }) => sender.from === number);
    expect(curve).toMatchObject({ delivered: [0, 2, 4], failed: [0, 1, 2] });
  });
});

describe('unconfirmed sends', () => {
  test('TX-10 are listed until it is known what became of them', async () => {
    const outbox = outboxStore(table);
    const found = unconfirmedStore(table, inboxIndex);
    const listed = async () =>
      (await found.newestUnconfirmed(50)).messages.map(({ content }) => content.outboxId);
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const text = { ...aText(), outboxId: anId('out') };
        await outbox.create(text);
        await outbox.claimForSending({ ...text, needs: 'nothing' }, 0, NOW);
        await outbox.applyReceipt({
          outboxId: text.outboxId,
          status: 'unconfirmed',
          at: secondsLater(600).toISOString(),
        });
        return text.outboxId;
      }),
    );
    expect(await listed()).toEqual(expect.arrayContaining(texts));
    const [first = '', second = ''] = texts;
    await outbox.applyReceipt({ outboxId: first, status: 'delivered', at: secondsLater(900).toISOString() });
    expect(await listed()).not.toContain(first);
    expect(await listed()).toContain(second);
  });
});

describe('a replay', () => {
  const order = (referralId: string, at = NOW) =>
    orderReplay({ referralId }, actOf(admin, 'replay', at, newId('act')), {
      isKnown: async () => true,
      operations,
      derivedId,
    });
  async function ordered(referralId = anId('ref')) {
    const replay = await order(referralId);
    if ('refused' in replay) throw new Error(replay.refused);
    return replay;
  }

  test('DE-3 one of a subject runs at a time, ordered anew once it is over or abandoned', async () => {
    const first = await ordered();
    const referralId = first.referralId ?? '';
    expect(await order(referralId, secondsLater(60))).toMatchObject({ orderId: first.orderId });
    const abandoned = await order(referralId, secondsLater(3700));
    expect(abandoned).not.toMatchObject({ orderId: first.orderId });
    if ('refused' in abandoned) throw new Error(abandoned.refused);
    // The order of before moves nothing any more.
    expect(await operations.moveOn(first, { status: 'done', replayed: 1 })).toBe(false);
    await operations.moveOn(abandoned, { status: 'done', replayed: 1 });
    expect(await order(referralId, secondsLater(3800))).not.toMatchObject({ orderId: abandoned.orderId });
  });

  test('DE-3 goes on where it died, and ends as done', async () => {
    const { operationId } = await ordered();
    const asked: (string | undefined)[] = [];
    const pages: Record<string, string | undefined> = { start: 'two', two: 'three', three: undefined };
    let failsAt: string | undefined = 'two';
    const run = () =>
      runReplay(operationId, {
        operations,
        now: () => NOW,
        replayPage: async (_, from) => {
          if (from === failsAt) throw new Error('throttled');
          asked.push(from);
          return { replayed: 10, next: pages[from ?? 'start'] };
        },
      });
    await expect(run()).rejects.toThrow('throttled');
    expect(await operations.readReplay(operationId)).toMatchObject({ status: 'failed', replayed: 10 });
    failsAt = undefined;
    expect(await run()).toEqual({ isDone: true });
    expect(asked).toEqual([undefined, 'two', 'three']);
    const done = await operations.readReplay(operationId);
    expect(done && shownOperation(done)).toMatchObject({ status: 'done', replayed: 30 });
    // Its message comes twice.
    expect(await run()).toEqual({ isDone: true });
    expect(asked).toHaveLength(3);
  });

  test('DE-3 that takes longer than a function hands the rest back to the queue', async () => {
    const { operationId } = await ordered();
    let nowMs = NOW.getTime();
    const run = () =>
      runReplay(operationId, {
        operations,
        now: () => new Date(nowMs),
        replayPage: async () => {
          nowMs += 30_000;
          return { replayed: 1, next: 'more' };
        },
      });
    expect(await run()).toEqual({ isDone: false });
    expect(await operations.readReplay(operationId)).toMatchObject({ status: 'running', replayed: 2 });
  });

  test('DE-3 is queued when it is ordered, not while it runs; all else is done at once', async () => {
    const queued: string[] = [];
    const deps = { queueOperation: async (id: string) => void queued.push(id) };
    const replay = await ordered();
    await onOperationChanged(undefined, replay, deps);
    await onOperationChanged(replay, { ...replay, status: 'running' }, deps);
    await onOperationChanged(replay, replay, deps);
    await onOperationChanged(undefined, { operationId: 'opr_1', kind: 'redrive', queue: 'jobs' }, deps);
    expect(queued).toEqual([replay.operationId]);
    await onOperationChanged({ ...replay, status: 'done' }, { ...replay, orderId: 'act_2' }, deps);
    expect(queued).toHaveLength(2);
  });

  test('DE-3 of a phone shows the phone to nobody', () => {
    const replay = { operationId: 'opr_1', kind: 'replay', orderedAt: NOW.toISOString() } as const;
    const shown = shownOperation({
      ...replay,
      phone: '+12065550123',
      orderId: 'act_1',
      status: 'done',
      replayed: 2,
    });
    expect(shown).toEqual({ ...replay, status: 'done', replayed: 2 });
  });
});
