// What an owner is told of what their client wrote, at once and in a digest.
import { describe, expect, test } from '@jest/globals';
import { receivedMessage } from '../../../lambdas/texting/new-message.ts';
import {
  digestNotification,
  replyNotification,
} from '../../../lambdas/texting/replies/reply-notification.ts';
import { anOpenRace, NOW, someDetails } from '../../claiming/support/referrals.ts';

const details = someDetails(anOpenRace());
const link = 'https://portal.example/referrals/ref_1';
const ada = { agentId: 'ada' };
const message = (body: string, reads: 'talk' | 'maybe' | 'stop' = 'talk') =>
  receivedMessage(
    { referralId: 'ref_1', messageId: `msr_${body}`, body, at: NOW.toISOString(), to: '+1' },
    reads,
  );
const question = 'They may be asking to stop texts. Answer yes or no here:';
const optedOut = 'They have opted out: they can’t be texted anymore. You can call them.';

describe('a digest', () => {
  const replies = [message('Hello'), message('I am not sure about texts', 'maybe')];

  test('CO-16 asks whether the client wants no more texts while nobody knows', () => {
    const { email } = digestNotification(ada, { replies, more: 0 }, details, link).words.en;
    expect(email).toContain(question);
    expect(email).not.toContain('opted out');
  });

  test('CO-16 says that the client has opted out, in whatever words, instead of asking', () => {
    for (const reader of [ada, { agentId: 'lena', cannotAnswer: 'Ada Example' }]) {
      const { words } = digestNotification(reader, { replies, more: 0, hasOptedOut: true }, details, link);
      expect(words.en.email).toContain(optedOut);
      expect(words.en.email).not.toContain('Answer yes or no');
    }
  });

  test('CL-12 says that the client is to be called, or can be texted again, when nothing else came', () => {
    const told = (isCutOff: boolean) =>
      digestNotification(ada, { replies: [], more: 0, isCutOff }, details, link);
    expect(told(true)).toMatchObject({
      kind: 'calls-only',
      words: { en: { email: expect.stringContaining('Please call them') } },
    });
    expect(told(false)).toMatchObject({
      kind: 'texts-again',
      words: { en: { email: expect.stringContaining('can be texted again') } },
    });
  });
});

test('CO-16 of a reply that lands after the opt-out nobody is asked, either', () => {
  const maybe = message('I am not sure about texts', 'maybe');
  expect(replyNotification(ada, maybe, false, details, link)).toMatchObject({ kind: 'asked-to-stop' });
  const { kind, words } = replyNotification(ada, maybe, true, details, link);
  expect(kind).toBe('client-replied');
  expect(words.en.email).toContain(optedOut);
});
