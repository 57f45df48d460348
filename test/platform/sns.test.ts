// What SNS puts into queues.
import { describe, expect, test } from '@jest/globals';
import { notificationIn } from '../../lambdas/platform/sns.ts';

const envelope = (Message: unknown) => JSON.stringify({ Type: 'Notification', MessageId: '0f9c', Message });

describe('a notification', () => {
  test('brings what was published', () => {
    const event = { eventType: 'VOICE_ANSWERED', context: { attempt: '1' } };
    expect(notificationIn(envelope(JSON.stringify(event)))).toEqual(event);
  });

  test('of a sentence brings nothing: SES says so when it is connected', () => {
    expect(notificationIn(envelope('Successfully validated SNS topic for Amazon SES.'))).toBeUndefined();
    expect(notificationIn(envelope(''))).toBeUndefined();
  });

  test('that is none is a fault', () => {
    for (const body of ['', 'hello', '{}', envelope({ eventType: 'VOICE_ANSWERED' })]) {
      expect(() => notificationIn(body)).toThrow();
    }
  });
});
