// Texts about consent on their way out: what each needs of the phone, the notice in alerts, the number they come from, what receipts tell.
import { describe, expect, test } from '@jest/globals';
import { receiptIn } from '../../lambdas/carriers/receipts.ts';
import type { Consent } from '../../lambdas/consent/consent.ts';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { Coverage } from '../../lambdas/consent/coverage.ts';
import type { OptOutNotice } from '../../lambdas/consent/notices/opt-out-notice.ts';
import { deliver } from '../../lambdas/delivery/deliver.ts';
import { verdictOn } from '../../lambdas/delivery/gate/gate.ts';
import { contentSchema, tracesSchema } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../lambdas/delivery/outbox/outbox-store.ts';
import { numberFor } from '../../lambdas/delivery/sending-number.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { enrolled, hoursLater, texted } from '../consent/support/ledgers.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { programNumbers } from '../support/numbers.ts';
import { aText, NOW, secondsLater } from './support/outbox-messages.ts';

const table = await engineTable();
const outbox = outboxStore(table);
const consents = consentStore(table);
const since = NOW.toISOString();
const openRequest = { consentRequestId: 'evt_1', kind: 'enrollment' } as const;
// CO-20: of clients' consent; this is about its status.
const covers: Coverage[] = ['conversation', 'automated'];
const states = {
  none: undefined,
  off: { status: 'off', reason: 'left', since },
  pending: { status: 'pending', since, openRequest },
  on: { status: 'on', since, covers },
  'on, asked again': { status: 'on', since, covers, openRequest: { ...openRequest, kind: 'reconfirmation' } },
  'opted-out': { status: 'opted-out', reason: 'stop', since },
} as const satisfies Record<string, Consent | undefined>;

const facts = (consent: Consent | undefined) => {
  const notice: OptOutNotice | undefined = { acceptedAt: since };
  const hasStopped = consent?.status === 'opted-out';
  return { consent, hasStopped, notice, isCountryServed: true, quietHours: null, now: NOW };
};

describe('the gate', () => {
  test.each([
    ['on', 'none', 'consent-missing'],
    ['on', 'off', 'consent-missing'],
    ['on', 'pending', 'consent-pending'],
    ['on', 'on', 'send'],
    ['on', 'on, asked again', 'send'],
    ['on', 'opted-out', 'opted-out'],
    ['asked', 'none', 'consent-missing'],
    ['asked', 'off', 'consent-missing'],
    ['asked', 'pending', 'send'],
    // The consent request is over: its question asks nothing any more.
    ['asked', 'on', 'stale'],
    ['asked', 'on, asked again', 'send'],
    ['asked', 'opted-out', 'opted-out'],
    ['nothing', 'none', 'send'],
    ['nothing', 'off', 'send'],
    ['nothing', 'pending', 'send'],
    ['nothing', 'on', 'send'],
    ['nothing', 'on, asked again', 'send'],
    ['nothing', 'opted-out', 'send'],
  ] as const)('CO-1 CO-5 CO-7 CO-11 what needs "%s" of a phone that is %s: %s', (needs, state, expected) => {
    for (const program of ['lead-alerts', 'introductions'] as const) {
      const purpose = { kind: 'consent-request', consentRequestId: openRequest.consentRequestId } as const;
      const verdict = verdictOn(aText({ program, needs, purpose }), facts(states[state]));
      const refused = { verdict: 'refuse', reason: expected };
      expect(verdict).toEqual(expected === 'send' ? { verdict: 'send' } : refused);
    }
  });

  test('CO-5 the answer to a word does not wait for the morning, and is worth nothing when it is stale', () => {
    const night = { ...facts(states['opted-out']), quietHours: { start: '21:00', end: '08:00' } };
    expect(verdictOn(aText({ needs: 'nothing' }), night)).toEqual({ verdict: 'send' });
    const stale = aText({ needs: 'nothing', staleAt: since });
    expect(verdictOn(stale, night)).toEqual({ verdict: 'refuse', reason: 'stale' });
  });

  const days = (count: number, ms = 0) => new Date(NOW.getTime() - count * 86_400_000 - ms).toISOString();
  const notice = '\nReply STOP to unsubscribe.';
  test.each([
    ['there was none', undefined, notice],
    ['none was accepted', {}, notice],
    ['the last one is 30 days old', { acceptedAt: days(30) }, notice],
    ['it is a millisecond younger', { acceptedAt: days(30, -1) }, undefined],
    ['it is of today', { acceptedAt: since }, undefined],
  ])('CO-10 an alert says how to stop when %s: %j', (_when, noticed, append) => {
    for (const state of ['on', 'on, asked again'] as const) {
      const known = { ...facts(states[state]), notice: noticed };
      const verdict = verdictOn(aText({ program: 'lead-alerts' }), known);
      expect(verdict).toEqual({ verdict: 'send', ...(append && { append }) });
    }
  });

  test('CO-10 questions, answers and texts to clients carry no notice', () => {
    const purpose = { kind: 'consent-request', consentRequestId: openRequest.consentRequestId } as const;
    for (const needs of ['asked', 'nothing'] as const) {
      const text = aText({ program: 'lead-alerts', needs, purpose });
      const known = { ...facts(states['on, asked again']), notice: undefined };
      expect(verdictOn(text, known)).toEqual({ verdict: 'send' });
    }
    const toClient = aText({ program: 'introductions' });
    expect(verdictOn(toClient, { ...facts(states.on), notice: undefined })).toEqual({ verdict: 'send' });
  });
});

describe(onEngine('a text about consent'), () => {
  let count = 0;
  const aPhone = () => {
    count += 1;
    return `+1206${5_580_000 + count}`;
  };
  const ask = (phone: string) => consents.record(enrolled(hoursLater(0), { phone }));
  const say = (word: string, phone: string) => consents.record(texted(word, hoursLater(1), { phone }));

  test('CO-1 the question is begun while the phone is asked, an alert is not', async () => {
    const to = aPhone();
    await ask(to);
    const [question, alert] = [
      aText({ to, program: 'lead-alerts', needs: 'asked', outboxId: `out_q${to}` }),
      aText({ to, program: 'lead-alerts', outboxId: `out_a${to}` }),
    ];
    for (const text of [question, alert]) await outbox.create(text);
    expect(await outbox.claimForSending(question, 0, NOW)).toBe('begun');
    expect(await outbox.claimForSending(alert, 0, NOW)).toBe('consent-gone');
  });

  test('CO-5 after STOP only the answer to it is begun', async () => {
    const to = aPhone();
    await ask(to);
    await say('STOP', to);
    const beginnings = [];
    for (const needs of ['on', 'asked', 'nothing'] as const) {
      const text = aText({ to, program: 'lead-alerts', needs, outboxId: `out_${needs}${to}` });
      await outbox.create(text);
      beginnings.push(await outbox.claimForSending(text, 0, NOW));
    }
    expect(beginnings).toEqual(['consent-gone', 'consent-gone', 'begun']);
  });

  test('CO-10 what the gate adds goes out once, as the last line, and is kept with the message', async () => {
    const to = aPhone();
    await ask(to);
    await say('YES', to);
    const alert = aText({ to, program: 'lead-alerts', body: 'New buyer referral.', outboxId: `out_n${to}` });
    await outbox.create(alert);
    const bodies: string[] = [];
    const answers = ['busy', 'accepted'] as const;
    for (const [index, kind] of answers.entries()) {
      const { content, state } = await outbox.read(alert.outboxId);
      if (content.channel !== 'text') throw new Error('It is a text');
      await deliver(content, state, secondsLater(index), 1, {
        store: outbox,
        verdictOn: async (text) => verdictOn(text, { ...facts(states.on), notice: undefined }),
        give: async ({ body }) => {
          bodies.push(body);
          return kind === 'busy' ? { kind } : { kind, carrierId: 'carrier-1' };
        },
        random: () => 0.5,
      });
    }
    expect(bodies).toEqual(Array(2).fill('New buyer referral.\nReply STOP to unsubscribe.'));
    const item = await table.get(keys.outbox(alert.outboxId));
    expect(contentSchema.parse(item).body).toBe('New buyer referral.');
    expect(tracesSchema.parse(item)).toMatchObject({
      appended: '\nReply STOP to unsubscribe.',
      carrierId: 'carrier-1',
      startedAt: secondsLater(1).toISOString(),
    });
  });

  test('CO-10 what an earlier try would have carried does not count', async () => {
    const to = aPhone();
    await ask(to);
    await say('YES', to);
    const alert = aText({ to, program: 'lead-alerts', outboxId: `out_e${to}` });
    await outbox.create(alert);
    await outbox.claimForSending(alert, 0, NOW, { append: '\nReply STOP to unsubscribe.' });
    await outbox.requeue(alert, 1);
    await outbox.claimForSending(alert, 1, NOW);
    expect(tracesSchema.parse(await table.get(keys.outbox(alert.outboxId))).appended).toBe('');
  });

  test('CO-3 the earliest receipt that the phone’s carrier has it counts, and changes nothing else', async () => {
    const to = aPhone();
    await ask(to);
    const question = aText({ to, program: 'lead-alerts', needs: 'asked', outboxId: `out_t${to}` });
    await outbox.create(question);
    await outbox.claimForSending(question, 0, NOW);
    for (const seconds of [9, 4, 7]) {
      await outbox.recordHandover(question.outboxId, secondsLater(seconds).toISOString());
    }
    const item = await table.get(keys.outbox(question.outboxId));
    expect(item).toMatchObject({ status: 'sending', handedOverAt: secondsLater(4).toISOString() });
    await outbox.recordHandover('out_unknown', since);
    expect(await table.get(keys.outbox('out_unknown'))).toBeUndefined();
  });
});

describe('the number that a text comes from', () => {
  test('CO-5 CO-7 an answer comes from the number that was texted', () => {
    for (const from of ['+12065550101', '+12065550102']) {
      expect(numberFor({ program: 'introductions', from }, programNumbers)).toBe(from);
    }
  });
});

describe('a receipt', () => {
  const event = (type: string, context: Record<string, string>) => ({
    eventType: `TEXT_${type}`,
    eventTimestamp: NOW.getTime(),
    messageId: 'carrier-1',
    context: { outboxId: 'out_1', attempt: '2', ...context },
  });

  test.each([
    ['QUEUED', false],
    ['PENDING', false],
    ['SUCCESSFUL', true],
    ['DELIVERED', true],
    ['UNKNOWN', false],
    ['CARRIER_UNREACHABLE', false],
  ])('CO-3 CO-10 %s says that the phone’s carrier has it: %s', (type, isHandedOver) => {
    expect(receiptIn(event(type, { awaits: 'handover' }))).toMatchObject({
      isHandedOver,
      carrierId: 'carrier-1',
      attempt: 2,
    });
    expect(receiptIn(event(type, {}))).toMatchObject({ isHandedOver: false });
  });
});
