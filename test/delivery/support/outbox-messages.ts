// Sends for tests, each with an id of its own: all that matters to a test stands in the test.
import type {
  EmailContent,
  OutboxContent,
  TextContent,
} from '../../../lambdas/delivery/outbox/outbox-message.ts';

export const NOW = new Date('2026-03-02T15:00:00.000Z');
export const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let count = 0;
const aSendId = () => {
  count += 1;
  return `out_${count}`;
};

/** An agent's text to a client in Seattle, to a phone that no other send goes to. */
export const aText = (text: Partial<TextContent> = {}): TextContent => {
  const outboxId = aSendId();
  return {
    outboxId,
    channel: 'text',
    program: 'introductions',
    needs: 'on',
    to: `+1206${String(5_550_000 + count)}`,
    body: 'Ada Ames, Dibs: Hi',
    zones: ['America/Los_Angeles'],
    from: '+12065550101',
    purpose: {
      kind: 'message',
      // On the table that all store tests share, others have referrals, too.
      referralId: `ref_of_${outboxId}`,
      messageId: 'msg_1',
      at: NOW.toISOString(),
      sender: { teamId: 'north', agentId: 'ada' },
    },
    createdAt: NOW.toISOString(),
    ...(text.program === 'lead-alerts' && { owner: { teamId: 'north', agentId: 'ada' } }),
    ...text,
  };
};

export const anEmail = (email: Partial<EmailContent> = {}): EmailContent => ({
  outboxId: aSendId(),
  channel: 'email',
  to: 'ada@team.example',
  subject: 'New buyer referral',
  body: 'A new buyer referral',
  purpose: { kind: 'notification', notification: 'referral-offered', referralId: 'ref_1', agentId: 'ada' },
  createdAt: NOW.toISOString(),
  ...email,
});

export const aPush = (): OutboxContent => ({
  outboxId: aSendId(),
  channel: 'push',
  to: 'arn:aws:sns:us-east-1:000000000000:endpoint/APNS/dibs/1',
  subject: 'New buyer referral',
  body: 'First to claim it gets it.',
  purpose: { kind: 'notification', notification: 'referral-offered', referralId: 'ref_1', agentId: 'ada' },
  createdAt: NOW.toISOString(),
});
