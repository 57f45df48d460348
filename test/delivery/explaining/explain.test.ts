// What is told about a message's fate: a code that programs can rely on, and words for the agent.
import { describe, expect, test } from '@jest/globals';
import { explain } from '../../../lambdas/delivery/explaining/explain.ts';
import {
  type OutboxMessage,
  type OutboxState,
  stateSchema,
} from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { footerCode } from '../../../lambdas/texting/footer/footer.ts';
import { newMessage, receivedMessage } from '../../../lambdas/texting/new-message.ts';
import { aText, NOW } from '../support/outbox-messages.ts';

const at = NOW.toISOString();
const message = newMessage({ referralId: 'ref_1', messageId: 'msg_1', agentId: 'ada', body: 'Hi', at });
const text = aText();
const about = (state: OutboxState, traces: OutboxMessage['traces'] = {}) =>
  explain(message, { content: text, state, traces });

const states: Record<OutboxState['status'], OutboxState> = {
  queued: { status: 'queued', attempts: 2 },
  held: { status: 'held', attempts: 0, reason: 'quiet-hours', heldUntil: at },
  sending: { status: 'sending', attempts: 1, startedAt: at },
  accepted: { status: 'accepted', acceptedAt: at },
  delivered: { status: 'delivered', settledAt: at },
  failed: { status: 'failed', reason: 'carrier-blocked', settledAt: at },
  refused: { status: 'refused', reason: 'no-number-free', settledAt: at },
  unconfirmed: { status: 'unconfirmed', settledAt: at },
};

describe('an explanation', () => {
  test('TX-16 a held text says until when', () => {
    const { outcome } = about(states.held);
    expect(outcome).toMatchObject({ code: 'quiet-hours', heldUntil: at });
    expect(outcome.words).toContain('area code');
    expect(about(states.queued).outcome).not.toHaveProperty('heldUntil');
  });

  test('every state has a code and words of its own, and says when where that is known', () => {
    const outcomes = stateSchema
      .schema()
      .options.map(({ shape }) => about(states[shape.status.value]).outcome);
    expect(outcomes.map(({ code }) => code)).toEqual([
      ...['queued', 'quiet-hours', 'sending', 'accepted', 'delivered'],
      ...['carrier-blocked', 'no-number-free', 'unconfirmed'],
    ]);
    expect(new Set(outcomes.map(({ words }) => words)).size).toBe(outcomes.length);
    expect(outcomes.slice(1).map((outcome) => outcome.at)).toEqual(Array(7).fill(at));
  });

  test('TX-5 why the instructions are there or not, once it is decided', () => {
    for (const footer of footerCode.options) {
      const told = about(states.accepted, { footer, appended: ' [end]' }).footer;
      expect(told).toMatchObject({ code: footer, appended: true });
      expect(told.words).not.toBe('');
    }
    expect(about(states.accepted, { footer: 'texted-both-ways', appended: '' }).footer.appended).toBe(false);
    expect(about(states.queued).footer).toMatchObject({ code: 'undecided', appended: false });
  });

  test('a text that was tried says how often, and from which number it goes', () => {
    expect(about(states.queued)).toMatchObject({ attempts: 2, from: '+12065550101' });
    expect(explain(message, undefined)).toMatchObject({ outcome: { code: 'queued' } });
    expect(explain(message, undefined)).not.toHaveProperty('from');
  });

  test('CP-10 names plan and step, bulk text or greeting, also once its outbox message is no longer kept', () => {
    const all = [
      { kind: 'plan', planId: 'pln_1', name: 'Buyers', step: 3, run: 'run_1' },
      { kind: 'bulk', bulkId: 'blk_1' },
      { kind: 'greeting' },
    ] as const;
    for (const automated of all) {
      const sent = { content: text, state: states.delivered, traces: {} };
      expect(explain({ ...message, automated }, sent)).toMatchObject({ automated });
      expect(explain({ ...message, automated, delivery: 'delivered' }, undefined)).toMatchObject({
        automated,
      });
    }
    expect(about(states.delivered)).not.toHaveProperty('automated');
  });

  test('of a text whose outbox message is no longer kept it tells what the message itself knows', () => {
    const old = { ...message, delivery: 'delivered', appended: '[end]' } as const;
    expect(explain(old, undefined)).toMatchObject({
      outcome: { code: 'delivered' },
      footer: { code: 'no-longer-known', appended: true },
    });
  });

  test('a reason that the carrier made up is told by its code', () => {
    const { outcome } = about({ status: 'failed', reason: 'new-carrier-reason', settledAt: at });
    expect(outcome).toEqual({ code: 'new-carrier-reason', words: 'The carrier gave this reason.', at });
  });

  test('what the client wrote has nothing appended', () => {
    const received = receivedMessage({ referralId: 'ref_1', messageId: 'msr_1', body: '', at });
    expect(explain(received, undefined)).toMatchObject({
      direction: 'inbound',
      outcome: { code: 'received' },
      footer: { code: 'clients-own', appended: false },
    });
  });

  test('TX-3 an explanation never tells the client’s phone', () => {
    for (const state of Object.values(states)) expect(JSON.stringify(about(state))).not.toContain(text.to);
  });
});
