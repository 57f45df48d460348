// What the carrier's events say about a call.
import { describe, expect, test } from '@jest/globals';
import { voiceEventIn } from '../../lambdas/carriers/end-user-messaging/voice-event.ts';
import { aVoiceEvent } from '../calling/support/voice-events.ts';
import { NOW } from '../claiming/support/referrals.ts';

const about = { referralId: 'ref_1', agentId: 'ada', attempt: 1, at: NOW };

describe('an event of a call', () => {
  test.each([
    ['ANSWERED', { answered: true, ended: false }],
    ['COMPLETED', { answered: true, ended: true }],
    ['BUSY', { missed: 'busy' }],
    ['NO_ANSWER', { missed: 'no-answer' }],
    ['FAILED', { missed: 'failed' }],
    ['TTL_EXPIRED', { missed: 'failed' }],
  ] as const)('CA-2 %s says: %j', (type, meaning) => {
    expect(voiceEventIn(aVoiceEvent(type))).toEqual({ ...about, meaning });
  });

  test('CA-1 a completed call was answered unless it has no length; CA-7 it is over either way', () => {
    const completed = (seconds: number | undefined) =>
      voiceEventIn(aVoiceEvent('COMPLETED', about, 1, { callDurationInSeconds: seconds }))?.meaning;
    expect(completed(undefined)).toEqual({ answered: true, ended: true });
    expect(completed(1)).toEqual({ answered: true, ended: true });
    expect(completed(0)).toEqual({ answered: false, ended: true });
  });

  test('CA-2 it is about the attempt that it was placed with', () => {
    expect(voiceEventIn(aVoiceEvent('BUSY', about, 2))).toMatchObject({ attempt: 2 });
  });

  test('CA-7 its time is the carrier’s, not the time at which we hear of it', () => {
    const eventTimestamp = NOW.getTime() - 90_000;
    expect(voiceEventIn(aVoiceEvent('COMPLETED', about, 1, { eventTimestamp }))?.at).toEqual(
      new Date(eventTimestamp),
    );
  });

  test('what changes nothing, is not one of our calls, or is no event at all, is passed over', () => {
    const { context, ...withoutContext } = aVoiceEvent('ANSWERED');
    const nothing = [
      aVoiceEvent('INITIATED'),
      aVoiceEvent('RINGING'),
      withoutContext,
      { ...withoutContext, context: {} },
      { ...withoutContext, context: { ...context, attempt: '3' } },
      { ...withoutContext, context: { ...context, attempt: 'first' } },
      { ...withoutContext, eventType: 'TEXT_DELIVERED', context: { outboxId: 'out_1' } },
      { ...withoutContext, context, eventType: 'VOICE_UNHEARD_OF' },
      {},
      null,
      undefined,
      'Successfully validated SNS topic.',
    ];
    expect(nothing.map(voiceEventIn)).toEqual(nothing.map(() => undefined));
  });
});
