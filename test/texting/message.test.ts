// Messages as they are made and shown, the claiming one included.
import { describe, expect, test } from '@jest/globals';
import { sendMessage } from '../../lambdas/texting/api.ts';
import { isSameText, messageSchema } from '../../lambdas/texting/message.ts';
import { newMessage, withClaimingText } from '../../lambdas/texting/new-message.ts';
import { aClaimedRace, anOpenRace, aReturnedRace, minutesLater, NOW } from '../claiming/support/referrals.ts';

const at = NOW.toISOString();
const aMessage = (messageId: string, body = 'Hi') =>
  newMessage({ referralId: 'ref_1', messageId, agentId: 'ada', body, at });

describe('a message', () => {
  test('TX-10 is queued when it is written, with its encoding and segments', () => {
    expect(messageSchema.parse(aMessage('msg_1', 'Привет'))).toMatchObject({
      direction: 'outbound',
      delivery: 'queued',
      encoding: 'UCS-2',
      segments: 1,
    });
  });

  test('CL-3 the same words within ten minutes of the claim repeat it; later or other words are a new message', () => {
    const claim = { text: 'Hi Clara', at };
    expect(isSameText(claim, 'Hi Clara', NOW)).toBe(true);
    expect(isSameText(claim, 'Hi Clara', minutesLater(10))).toBe(true);
    expect(isSameText(claim, 'Hi Clara', new Date(minutesLater(10).getTime() + 1))).toBe(false);
    expect(isSameText(claim, 'Hi Clara!', NOW)).toBe(false);
    expect(isSameText({ at }, 'Hi Clara', NOW)).toBe(false);
  });

  test('TX-2 the text that claimed belongs to the conversation at once, and stands there once', () => {
    const race = aClaimedRace({ by: 'text', text: 'Hi Clara', actId: 'msg_1' });
    expect(withClaimingText([], race)).toMatchObject([
      { messageId: 'msg_1', body: 'Hi Clara', delivery: 'queued' },
    ]);
    expect(withClaimingText([aMessage('msg_2')], race).map(({ messageId }) => messageId)).toEqual([
      'msg_1',
      'msg_2',
    ]);
    const written = [aMessage('msg_1', 'Ada, Dibs: Hi Clara'), aMessage('msg_2')];
    expect(withClaimingText(written, race)).toEqual(written);
  });

  test('TX-2 a claim by call, a referral handed over and one without a claim bring no text', () => {
    for (const race of [aClaimedRace(), aClaimedRace({ by: 'assignment' }), anOpenRace(), aReturnedRace()]) {
      expect(withClaimingText([], race)).toEqual([]);
    }
  });

  test('a message is 1 to 1,200 characters; spaces around it do not count', () => {
    const accepts = (body: unknown) => sendMessage.body?.safeParse({ body }).success;
    expect([' Hi ', 'a'.repeat(1200), `${'a'.repeat(1200)} `].map(accepts)).toEqual([true, true, true]);
    expect(['', '  \n', 'a'.repeat(1201), 5, undefined].map(accepts)).toEqual(Array(5).fill(false));
    expect(sendMessage.body?.parse({ body: ' Hi ' })).toEqual({ body: 'Hi' });
  });
});
