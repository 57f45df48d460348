// What carriers' events say of our sends, and that no order of them takes a better-known state back.
import { describe, expect, test } from '@jest/globals';
import type { CarrierReceipt } from '../../lambdas/carriers/receipt.ts';
import { receiptIn, teamEmailReceiptIn } from '../../lambdas/carriers/receipts.ts';
import { before, type OutboxStatus } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { NOW } from '../delivery/support/outbox-messages.ts';
import { fc } from '../support/random-tests.ts';

const at = NOW.toISOString();
const textEvent = (type: string) => ({
  eventType: `TEXT_${type}`,
  eventVersion: '1.0',
  eventTimestamp: NOW.getTime(),
  isFinal: true,
  originationPhoneNumber: '+12065550101',
  destinationPhoneNumber: '+12025550188',
  messageId: '0f9c',
  context: { outboxId: 'out_1' },
});
/** What every event of a text tells beside what became of it. */
const told = { carrierId: '0f9c', isHandedOver: false };
const emailEvent = (eventType: string) => ({
  eventType,
  mail: {
    timestamp: at,
    messageId: '0f9c',
    tags: { outboxId: ['out_1'], 'ses:from-domain': ['dibs.example'] },
  },
});

describe('receipts', () => {
  test.each([
    ['QUEUED', 'accepted'],
    ['PENDING', 'accepted'],
    ['SUCCESSFUL', 'accepted'],
    ['DELIVERED', 'delivered'],
    ['UNKNOWN', 'unconfirmed'],
  ])('TX-10 the text event %s says: %s', (type, status) => {
    expect(receiptIn(textEvent(type))).toEqual({ outboxId: 'out_1', status, at, ...told });
  });

  test.each([
    ['BLOCKED', 'blocked'],
    ['CARRIER_BLOCKED', 'carrier-blocked'],
    ['CARRIER_UNREACHABLE', 'carrier-unreachable'],
    ['UNREACHABLE', 'unreachable'],
    ['INVALID', 'invalid'],
    ['INVALID_MESSAGE', 'invalid-message'],
    ['SPAM', 'spam'],
    ['TTL_EXPIRED', 'ttl-expired'],
    ['PROTECT_BLOCKED', 'protect-blocked'],
  ])('TX-10 the text event %s is a failure: %s', (type, reason) => {
    expect(receiptIn(textEvent(type))).toEqual({
      outboxId: 'out_1',
      status: 'failed',
      at,
      reason,
      ...told,
    });
  });

  test.each([
    ['Send', { status: 'accepted' }],
    ['Delivery', { status: 'delivered' }],
    ['Bounce', { status: 'failed', reason: 'bounce' }],
    ['Reject', { status: 'failed', reason: 'reject' }],
  ])('CL-2 the email event %s says: %j', (type, said) => {
    expect(receiptIn(emailEvent(type))).toEqual({ outboxId: 'out_1', at, ...said });
  });

  test.each(['Delivery', 'Bounce', 'Reject'])(
    'CL-2 the event %s of one of a team email’s mails says that SES has it',
    (type) => {
      const event = emailEvent(type);
      const ofTeam = {
        ...event,
        mail: { ...event.mail, tags: { teamEmailId: ['out_2'], agentId: ['agt_1'] } },
      };
      expect(teamEmailReceiptIn(ofTeam)).toEqual({ teamEmailId: 'out_2', agentId: 'agt_1' });
      expect(receiptIn(ofTeam)).toBeUndefined();
      expect(teamEmailReceiptIn(event)).toBeUndefined();
      expect(teamEmailReceiptIn({ ...ofTeam, eventType: 'Open' })).toBeUndefined();
    },
  );

  test('events that settle nothing, and those of someone else’s messages, are no receipts', () => {
    const { context, ...withoutContext } = textEvent('DELIVERED');
    const nothing = [
      emailEvent('Open'),
      emailEvent('Complaint'),
      withoutContext,
      { ...textEvent('DELIVERED'), context: {} },
      { ...emailEvent('Delivery'), mail: { timestamp: at, tags: {} } },
      {},
      null,
      undefined,
      'hello',
    ];
    expect(nothing.map(receiptIn)).toEqual(nothing.map(() => undefined));
  });
});

describe('states under receipts', () => {
  /** From what is known least to what is known best. */
  const ranks: Partial<Record<OutboxStatus, number>> = {
    sending: 0,
    unconfirmed: 1,
    accepted: 2,
    failed: 3,
    delivered: 4,
  };
  const rankOf = (status: OutboxStatus) => ranks[status] ?? -1;
  const settle = (status: OutboxStatus, receipt: CarrierReceipt['status']): OutboxStatus =>
    before[receipt].includes(status) ? receipt : status;

  test('TX-10 receipts in any order, late and repeated, end in what is known best', () => {
    const said = fc.constantFrom<CarrierReceipt['status']>('accepted', 'delivered', 'failed', 'unconfirmed');
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 8 }), (receipts) => {
        let status: OutboxStatus = 'sending';
        for (const receipt of receipts) {
          const next = settle(status, receipt);
          expect(rankOf(next)).toBeGreaterThanOrEqual(rankOf(status));
          status = next;
        }
        expect(rankOf(status)).toBe(Math.max(...receipts.map(rankOf)));
      }),
    );
  });

  test('what no carrier was given, no receipt speaks of', () => {
    for (const receipt of ['accepted', 'delivered', 'failed', 'unconfirmed'] as const) {
      expect(settle('refused', receipt)).toBe('refused');
      expect(settle('held', receipt)).toBe('held');
    }
  });
});
