import { expect, test } from '@jest/globals';
import type { Message } from '../../../portal/api/answers.ts';
import { isUnsentGreeting } from '../../../portal/conversation/explained/unsent-greeting.ts';

const greeting = {
  messageId: 'msg_1',
  direction: 'outbound',
  agentId: 'agt_1',
  body: 'Hi Clara, thanks for asking.',
  at: '2026-03-02T18:00:00.000Z',
  delivery: 'refused',
  encoding: 'GSM-7',
  segments: 3,
  automated: { kind: 'greeting' },
} satisfies Message;

test('CP-8 a greeting that was not sent is left out of the conversation, and nothing else is', () => {
  expect(isUnsentGreeting(greeting)).toBe(true);
  expect(isUnsentGreeting({ ...greeting, delivery: 'delivered' })).toBe(false);
  expect(isUnsentGreeting({ ...greeting, delivery: 'held' })).toBe(false);
  expect(isUnsentGreeting({ ...greeting, automated: { kind: 'bulk', bulkId: 'blk_1' } })).toBe(false);
});
