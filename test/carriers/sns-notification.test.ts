// What SNS puts into queues.
import { describe, expect, test } from '@jest/globals';
import { notificationIn } from '../../lambdas/carriers/sns-notification.ts';

const at = '2026-03-02T15:00:00.000Z';
const envelope = (Message: unknown) =>
  JSON.stringify({ Type: 'Notification', MessageId: '0f9c', Message, Timestamp: at });

describe('a notification', () => {
  test('brings what was published, and when', () => {
    const event = { eventType: 'VOICE_ANSWERED', context: { attempt: '1' } };
    expect(notificationIn(envelope(JSON.stringify(event)))).toEqual({ published: event, at });
  });

  test('of a sentence brings nothing: SES says so when it is connected', () => {
    const sentence = 'Successfully validated SNS topic for Amazon SES.';
    expect(notificationIn(envelope(sentence))).toEqual({ published: undefined, at });
    expect(notificationIn(envelope(''))).toEqual({ published: undefined, at });
  });

  test('of a text that was cut off within an emoji can be kept: the table refuses half of one', () => {
    expect(notificationIn(envelope('{"messageBody":"cut off \\ud83c"}'))).toMatchObject({
      published: { messageBody: 'cut off \ufffd' },
    });
  });

  test('that is none is a fault', () => {
    for (const body of ['', 'hello', '{}', envelope({ eventType: 'VOICE_ANSWERED' })]) {
      expect(() => notificationIn(body)).toThrow();
    }
  });
});
