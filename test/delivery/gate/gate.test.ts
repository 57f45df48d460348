// The gate's answers: every reason to refuse, to hold and to send, and which of them comes first.
import { describe, expect, test } from '@jest/globals';
import type { Consent } from '../../../lambdas/consent/consent.ts';
import { type ConversationFacts, verdictOn, verdictOnTime } from '../../../lambdas/delivery/gate/gate.ts';
import type { OutboxState, TextContent } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { fc } from '../../support/random-tests.ts';
import { aText, NOW, secondsLater } from '../support/outbox-messages.ts';

const since = NOW.toISOString();
const consents = {
  on: { status: 'on', since },
  pending: { status: 'pending', since, openRequest: { consentRequestId: 'evt_1', kind: 'enrollment' } },
  'opted-out': { status: 'opted-out', since, reason: 'stop' },
  none: undefined,
} as const satisfies Record<string, Consent | undefined>;

/** 7:00 in Seattle at NOW. */
const quietHours = { start: '21:00', end: '08:00' };
const awake = { start: '01:00', end: '02:00' };

const someFacts = {
  consent: consents.on,
  notice: { acceptedAt: since },
  isCountryServed: true,
  quietHours: null,
  now: NOW,
};
const decide = (text: Partial<TextContent> = {}, facts: Partial<Parameters<typeof verdictOn>[1]> = {}) =>
  judge(aText(text), { ...someFacts, ...facts });
const judge = (text: TextContent, facts: Omit<Parameters<typeof verdictOn>[1], 'hasStopped'>) =>
  verdictOn(text, { ...facts, hasStopped: facts.consent?.status === 'opted-out' });

describe('the gate', () => {
  test('a text to a phone that is on goes out', () => {
    expect(decide()).toEqual({ verdict: 'send' });
    expect(decide({}, { quietHours: awake })).toEqual({ verdict: 'send' });
    expect(decide({ program: 'lead-alerts' })).toEqual({ verdict: 'send' });
  });

  test.each([
    ['none', 'consent-missing'],
    ['pending', 'consent-pending'],
    ['opted-out', 'opted-out'],
  ] as const)('CO-1 a phone whose consent is %s is texted nothing: %s', (consent, reason) => {
    for (const program of ['introductions', 'lead-alerts'] as const) {
      for (const hours of [null, quietHours]) {
        const verdict = decide({ program }, { consent: consents[consent], quietHours: hours });
        expect(verdict).toEqual({ verdict: 'refuse', reason });
      }
    }
  });

  describe('CO-20 what no person wrote', () => {
    const covers = (covered?: ('conversation' | 'automated')[]) => ({
      consent: { ...consents.on, covers: covered },
    });
    const notification = {
      kind: 'notification',
      notification: 'greeting',
      referralId: 'ref_1',
      agentId: 'ada',
    } as const;

    test.each([
      ['says nothing of it', undefined, 'refuse'],
      ['covers a conversation', ['conversation'], 'refuse'],
      ['covers automated texts too', ['conversation', 'automated'], 'send'],
    ] as const)('CO-20 goes to a client only with consent for it: one that %s', (_, covered, verdict) => {
      for (const text of [{ isAutomated: true as const }, { purpose: notification }]) {
        expect(decide(text, covers(covered && [...covered]))).toMatchObject({
          verdict,
          ...(verdict === 'refuse' && { reason: 'automated-not-covered' }),
        });
      }
    });

    test('CO-20 an agent’s own words and the answer to a word need none', () => {
      expect(decide({}, covers(['conversation']))).toEqual({ verdict: 'send' });
      expect(decide({ purpose: { kind: 'answer' } }, covers(['conversation']))).toEqual({ verdict: 'send' });
    });

    test('CO-20 alerts to agents have a consent of their own', () => {
      expect(decide({ program: 'lead-alerts', purpose: notification })).toEqual({ verdict: 'send' });
    });

    test('CO-20 an opt-out goes before what was covered', () => {
      const stopped = { consent: consents['opted-out'] };
      expect(decide({ isAutomated: true }, stopped)).toEqual({ verdict: 'refuse', reason: 'opted-out' });
    });
  });

  const conversation: ConversationFacts = {
    conversation: 'ref_1',
    footer: undefined,
    instructions: '[Reply end]',
    isOutOfOrder: false,
    authorsEnd: undefined,
  };

  test('TX-5 a text to a client ends with the instructions when they are due, and the verdict says why', () => {
    expect(decide({}, { conversation })).toEqual({
      verdict: 'send',
      append: ' [Reply end]',
      footer: { code: 'first-text', seen: undefined },
    });
    const footer = { revision: 3, given: { out_0: since } };
    expect(decide({}, { conversation: { ...conversation, footer } })).toEqual({
      verdict: 'send',
      append: '',
      footer: { code: 'had-within-thirty-days', seen: footer },
    });
  });

  describe('an automated text', () => {
    const automatedBy = {
      plan: { kind: 'plan', planId: 'pln_1', name: 'Buyers', step: 1, run: 'run_1' },
      bulk: { kind: 'bulk', bulkId: 'blk_1' },
      greeting: { kind: 'greeting' },
    } as const;
    const covered = { consent: { ...consents.on, covers: ['automated' as const] } };
    const capped = { revision: 4, given: { out_before: since } };
    const judged = (
      kind: keyof typeof automatedBy,
      campaign: Partial<NonNullable<typeof conversation.campaign>> = {},
      text: Partial<TextContent> = {},
      facts: Partial<Parameters<typeof verdictOn>[1]> = {},
    ) => {
      const written = aText(text);
      if (written.purpose.kind !== 'message') throw new Error('No message');
      const purpose = { ...written.purpose, automated: automatedBy[kind] };
      const about = { ...conversation, campaign: { end: undefined, recent: undefined, ...campaign } };
      return judge(
        { ...written, isAutomated: true, purpose },
        { ...someFacts, ...covered, conversation: about, ...facts },
      );
    };
    const inADay = new Date(NOW.getTime() + 86_400_000);

    test('CP-9 goes out, and the write that gives it to the carrier holds what was seen', () => {
      expect(judged('bulk')).toMatchObject({ verdict: 'send', cap: { seen: undefined } });
      const old = { revision: 2, given: { out_before: '2026-02-20T15:00:00.000Z' } };
      expect(judged('plan', { recent: old })).toMatchObject({ verdict: 'send', cap: { seen: old } });
    });

    test.each([
      ['plan', 'plan-stopped'],
      ['plan', 'client-replied'],
      ['bulk', 'bulk-cancelled'],
      ['greeting', 'claimed-first'],
    ] as const)('CP-4 CP-7 CP-8 of a %s is not sent once its campaign is over: %s', (kind, end) => {
      expect(judged(kind, { end })).toEqual({ verdict: 'refuse', reason: end });
      // Overnight nobody waits for what will not go.
      expect(judged(kind, { end }, {}, { quietHours })).toEqual({ verdict: 'refuse', reason: end });
    });

    test('CP-8 TX-16 a greeting waits for the end of the night, an hour sooner where clocks are put forward in it', () => {
      const until = (now: string) =>
        judged(
          'greeting',
          {},
          { zones: ['America/New_York'], to: '+12125550101' },
          { quietHours, now: new Date(now) },
        );
      expect(until('2026-03-07T06:30:00.000Z')).toMatchObject({
        until: new Date('2026-03-07T13:00:00.000Z'),
      });
      expect(until('2026-03-08T06:30:00.000Z')).toMatchObject({
        until: new Date('2026-03-08T12:00:00.000Z'),
      });
      expect(until('2026-11-01T05:30:00.000Z')).toMatchObject({
        until: new Date('2026-11-01T13:00:00.000Z'),
      });
    });

    test('CP-7 of a bulk text that is paused waits, and looks again', () => {
      expect(judged('bulk', { end: 'paused' })).toEqual({
        verdict: 'hold',
        reason: 'bulk-paused',
        until: secondsLater(3600),
      });
    });

    test('CP-9 a step waits until the client may have another; a bulk text or a greeting is refused', () => {
      expect(judged('plan', { recent: capped })).toEqual({
        verdict: 'hold',
        reason: 'automated-cap',
        until: inADay,
      });
      for (const kind of ['bulk', 'greeting'] as const) {
        expect(judged(kind, { recent: capped })).toEqual({ verdict: 'refuse', reason: 'cap-reached' });
      }
    });

    test('CP-5 a step leaves after the one before it: then, or when that has had its time', () => {
      const behind = (state: OutboxState) =>
        judged('plan', { stepBefore: { content: aText(), state, traces: {} } });
      const held = (seconds: number) => ({
        status: 'held' as const,
        attempts: 0,
        reason: 'automated-cap',
        heldUntil: secondsLater(seconds).toISOString(),
      });
      expect(behind(held(600))).toEqual({
        verdict: 'hold',
        reason: 'earlier-step',
        until: secondsLater(600),
      });
      expect(behind(held(0))).toEqual({ verdict: 'wait' });
      expect(behind(held(-899))).toEqual({ verdict: 'wait' });
      expect(behind(held(-900))).toMatchObject({ verdict: 'send' });
      expect(behind({ status: 'queued', attempts: 0 })).toEqual({ verdict: 'wait' });
      const settledAt = NOW.toISOString();
      expect(behind({ status: 'delivered', settledAt })).toMatchObject({ verdict: 'send' });
      expect(behind({ status: 'refused', reason: 'stale', settledAt })).toMatchObject({ verdict: 'send' });
      expect(judged('plan', { end: 'later-step-sent' })).toEqual({
        verdict: 'refuse',
        reason: 'later-step-sent',
      });
    });

    test('CP-5 CP-9 a step waits no longer than it is worth sending', () => {
      const staleAt = secondsLater(7200).toISOString();
      expect(judged('plan', { recent: capped }, { staleAt })).toMatchObject({ until: secondsLater(7200) });
      const late = judged('plan', { recent: capped }, { staleAt }, { now: secondsLater(7200) });
      expect(late).toEqual({ verdict: 'refuse', reason: 'stale' });
    });

    test('CP-8 waits for its time, and for the end of the night before that', () => {
      const notBefore = secondsLater(600).toISOString();
      expect(judged('greeting', {}, { notBefore })).toMatchObject({
        reason: 'not-yet',
        until: secondsLater(600),
      });
      expect(judged('greeting', {}, { notBefore }, { quietHours })).toMatchObject({ reason: 'quiet-hours' });
    });

    test('CO-20 CO-16 CO-5 consent comes before its campaign: an opt-out, no cover, an open question', () => {
      const over = { end: 'plan-stopped' as const, recent: capped };
      const asked = { question: { messages: new Set(['msr_1']) } };
      expect(judged('plan', over, {}, { consent: consents.on })).toMatchObject({
        reason: 'automated-not-covered',
      });
      expect(judged('plan', over, {}, { consent: consents['opted-out'] })).toMatchObject({
        reason: 'opted-out',
      });
      expect(judged('plan', over, {}, asked)).toMatchObject({ reason: 'asked-to-stop' });
    });

    test('CP-9 what a person writes is in no cap', () => {
      expect(decide({}, { conversation })).toMatchObject({ verdict: 'send', cap: undefined });
    });
  });

  test('CO-16 an automated text waits for the answer to an open question; a person’s, and the answer itself, do not', () => {
    const alert = {
      program: 'lead-alerts',
      purpose: {
        kind: 'notification',
        notification: 'referral-offered',
        referralId: 'ref_1',
        agentId: 'ada',
      },
    } as const;
    const asked = { messages: new Set<string>(), until: secondsLater(60).toISOString() };
    const open = { messages: new Set(['msr_1']) };
    expect(decide(alert, { question: asked })).toEqual({
      verdict: 'hold',
      reason: 'asked-to-stop',
      until: secondsLater(60),
    });
    expect(decide(alert, { question: open })).toMatchObject({ verdict: 'hold', until: secondsLater(3600) });
    expect(decide(alert, { question: asked, now: secondsLater(60) })).toMatchObject({ verdict: 'send' });
    expect(decide(alert, { question: { messages: new Set() } })).toMatchObject({ verdict: 'send' });
    expect(decide({}, { question: open })).toEqual({ verdict: 'send' });
    const answer = { program: 'lead-alerts', purpose: { kind: 'answer' } } as const;
    expect(decide(answer, { question: asked })).toEqual({ verdict: 'send' });
    expect(decide(alert, { question: asked, consent: consents['opted-out'] })).toMatchObject({
      reason: 'opted-out',
    });
  });

  test('CO-6 that a STOP was lifted is answered also where nobody’s alerts hung on it, unless another STOP came', () => {
    const answer = aText({ program: 'lead-alerts', purpose: { kind: 'answer' } });
    const facts = { ...someFacts, consent: undefined };
    expect(verdictOn(answer, { ...facts, hasStopped: false })).toEqual({ verdict: 'send' });
    expect(verdictOn(answer, { ...facts, hasStopped: true })).toEqual({
      verdict: 'refuse',
      reason: 'opted-out',
    });
  });

  test('TX-12 a text to a client that has no number to come from is refused', () => {
    const refused = { verdict: 'refuse', reason: 'no-number-free' };
    expect(judge({ ...aText(), from: undefined }, { ...someFacts, conversation })).toEqual(refused);
  });

  test.each(['given-back', 'handed-over', 'license-lapsed'] as const)(
    'CL-13 CL-10 PE-5 a text whose author may not text the client any more is refused, whatever hour it is: %s',
    (authorsEnd) => {
      for (const hours of [null, quietHours]) {
        const verdict = decide({}, { conversation: { ...conversation, authorsEnd }, quietHours: hours });
        expect(verdict).toEqual({ verdict: 'refuse', reason: authorsEnd });
      }
    },
  );

  test('a text waits for the one before it, unless it may not go out at all', () => {
    const overtaking = { ...conversation, isOutOfOrder: true };
    expect(decide({}, { conversation: overtaking })).toEqual({ verdict: 'wait' });
    const stopped = { conversation: overtaking, consent: consents['opted-out'] };
    expect(decide({}, stopped)).toMatchObject({ verdict: 'refuse' });
    expect(decide({}, { conversation: overtaking, quietHours })).toMatchObject({ verdict: 'hold' });
  });

  test('a country that the stage does not serve is refused, whatever its owner agreed to', () => {
    expect(decide({}, { isCountryServed: false })).toEqual({
      verdict: 'refuse',
      reason: 'country-not-served',
    });
  });

  test('what is stale is not worth sending from that very instant on', () => {
    const refused = { verdict: 'refuse', reason: 'stale' };
    expect(decide({ staleAt: secondsLater(0).toISOString() })).toEqual(refused);
    expect(decide({ staleAt: secondsLater(-60).toISOString() })).toEqual(refused);
    expect(decide({ staleAt: secondsLater(1).toISOString() })).toEqual({ verdict: 'send' });
  });

  test('a client is not woken: the text waits for eight in the morning', () => {
    const until = new Date('2026-03-02T16:00:00Z');
    expect(decide({}, { quietHours })).toEqual({ verdict: 'hold', reason: 'quiet-hours', until });
  });

  test('TX-16 nor by a text to the area code that their number is from', () => {
    const hawaiian = { to: '+18082345678' };
    const nineInSeattle = new Date('2026-03-02T17:00:00Z');
    const until = new Date('2026-03-02T18:00:00Z');
    expect(decide({}, { quietHours, now: nineInSeattle })).toEqual({ verdict: 'send' });
    expect(decide(hawaiian, { quietHours, now: nineInSeattle })).toEqual({
      verdict: 'hold',
      reason: 'quiet-hours',
      until,
    });
    expect(decide(hawaiian, { quietHours, now: until })).toEqual({ verdict: 'send' });
  });

  test('agents asked for their alerts at any hour', () => {
    expect(decide({ program: 'lead-alerts' }, { quietHours })).toEqual({ verdict: 'send' });
  });

  test('CO-1 nothing is sent and nothing is held without consent, in any state of the world', () => {
    const world = fc.record({
      consent: fc.constantFrom(...Object.values(consents)),
      isCountryServed: fc.boolean(),
      quietHours: fc.constantFrom(null, quietHours, awake),
      now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
      program: fc.constantFrom('introductions' as const, 'lead-alerts' as const),
    });
    fc.assert(
      fc.property(world, ({ program, ...facts }) => {
        const { verdict } = decide({ program }, facts);
        const isAllowed = facts.consent?.status === 'on' && facts.isCountryServed;
        expect(verdict === 'refuse').toBe(!isAllowed);
      }),
    );
  });

  test('emails and pushes need no consent to texts, only to be in time', async () => {
    expect(await verdictOnTime({}, NOW)).toEqual({ verdict: 'send' });
    const staleAt = NOW.toISOString();
    expect(await verdictOnTime({ staleAt }, NOW)).toEqual({ verdict: 'refuse', reason: 'stale' });
    expect(await verdictOnTime({ staleAt }, secondsLater(-1))).toEqual({ verdict: 'send' });
  });

  test('CA-7 an email that waits is held until its time, to the millisecond, and stale before that it is refused', async () => {
    const until = secondsLater(900);
    const waiting = { notBefore: until.toISOString() };
    const held = { verdict: 'hold', reason: 'not-yet', until };
    expect(await verdictOnTime(waiting, NOW)).toEqual(held);
    expect(await verdictOnTime(waiting, new Date(until.getTime() - 1))).toEqual(held);
    expect(await verdictOnTime(waiting, until)).toEqual({ verdict: 'send' });
    const stale = { ...waiting, staleAt: NOW.toISOString() };
    expect(await verdictOnTime(stale, NOW)).toEqual({ verdict: 'refuse', reason: 'stale' });
  });
});
