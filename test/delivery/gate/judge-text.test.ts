// The gate is asked with what the table says now, of this text's program and phone.
import { describe, expect, test } from '@jest/globals';
import type { Consent } from '../../../lambdas/consent/consent.ts';
import type { Program } from '../../../lambdas/consent/program.ts';
import type { OpenQuestion } from '../../../lambdas/consent/words/open-question.ts';
import { type JudgeTextDeps, judgeText } from '../../../lambdas/delivery/gate/judge-text.ts';
import { aText, NOW } from '../support/outbox-messages.ts';

const on: Consent = { status: 'on', since: NOW.toISOString() };
const stopped: Consent = { status: 'opted-out', reason: 'stop', since: NOW.toISOString() };

function judging(
  consents: Partial<Record<Program, Consent>>,
  more: Partial<JudgeTextDeps> = {},
  question?: OpenQuestion,
) {
  const noticesOf: string[] = [];
  const questionsOf: string[] = [];
  const deps: JudgeTextDeps = {
    consents: {
      readFacts: async ({ program }) => ({
        consent: consents[program],
        hasStopped: consents[program]?.status === 'opted-out',
      }),
    },
    notices: {
      read: async (program, phone) => {
        noticesOf.push(`${program} ${phone}`);
        return undefined;
      },
    },
    openQuestions: {
      read: async (program, phone) => {
        questionsOf.push(`${program} ${phone}`);
        return question;
      },
    },
    conversationFacts: async () => ({
      footer: undefined,
      instructions: '[reply end]',
      conversation: 'ref_1',
      isOutOfOrder: false,
      authorsEnd: undefined,
    }),
    isServed: () => true,
    quietHours: null,
    ...more,
  };
  return { noticesOf, questionsOf, judge: (text = aText()) => judgeText(text, NOW, deps) };
}

describe('judging a text', () => {
  test('CO-5 is by the consent of its own program', async () => {
    const { judge } = judging({ introductions: stopped, 'lead-alerts': on });
    expect(await judge()).toEqual({ verdict: 'refuse', reason: 'opted-out' });
    expect(await judge(aText({ program: 'lead-alerts' }))).toMatchObject({ verdict: 'send' });
  });

  test('TX-5 a text to a client is judged by its conversation', async () => {
    const { noticesOf, judge } = judging({ introductions: on });
    expect(await judge()).toMatchObject({ verdict: 'send', append: expect.stringContaining('[reply end]') });
    expect(noticesOf).toEqual([]);
  });

  test('CO-10 an alert is judged by the notice that its phone last had', async () => {
    const { noticesOf, judge } = judging({ 'lead-alerts': on });
    const alert = aText({ program: 'lead-alerts' });
    expect(await judge(alert)).toMatchObject({ append: expect.stringContaining('Reply STOP') });
    expect(noticesOf).toEqual([`lead-alerts ${alert.to}`]);
  });

  test('CO-16 an automated text waits while its phone may have asked for no more; what a person wrote does not', async () => {
    const question = { messages: new Set<string>(), until: new Date(NOW.getTime() + 60_000).toISOString() };
    const { questionsOf, judge } = judging({ introductions: on, 'lead-alerts': on }, {}, question);
    const alert = aText({
      program: 'lead-alerts',
      purpose: {
        kind: 'notification',
        notification: 'referral-offered',
        referralId: 'ref_1',
        agentId: 'ada',
      },
    });
    expect(await judge(alert)).toEqual({
      verdict: 'hold',
      reason: 'asked-to-stop',
      until: new Date(question.until),
    });
    expect(await judge()).toMatchObject({ verdict: 'send' });
    expect(questionsOf).toEqual([`lead-alerts ${alert.to}`]);
  });

  test('a text to a client waits for their morning where quiet hours are kept', async () => {
    const { judge } = judging({ introductions: on }, { quietHours: { start: '21:00', end: '08:00' } });
    expect(await judge()).toMatchObject({ verdict: 'hold', until: new Date('2026-03-02T16:00:00.000Z') });
  });

  test('nothing goes to a country that is not served', async () => {
    const { judge } = judging({ introductions: on }, { isServed: () => false });
    expect(await judge()).toEqual({ verdict: 'refuse', reason: 'country-not-served' });
  });
});
