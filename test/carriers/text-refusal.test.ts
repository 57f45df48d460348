// Which errors of End User Messaging are the phone's, for good, and which are ours to mend and try again.
import {
  ConflictException,
  type ConflictExceptionReason,
  ValidationException,
  type ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { expect, test } from '@jest/globals';
import { refusalIn } from '../../lambdas/carriers/end-user-messaging/text-refusal.ts';
import { isForGood } from '../../lambdas/delivery/failures.ts';

const about = { message: 'no', $metadata: {} };
const conflict = (Reason: ConflictExceptionReason) => new ConflictException({ ...about, Reason });
const invalid = (Reason: ValidationExceptionReason, ...names: string[]) =>
  new ValidationException({ ...about, Reason, Fields: names.map((Name) => ({ Name, Message: 'no' })) });

test.each([
  [conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT'), 'opted-out-at-carrier'],
  [conflict('DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE'), 'protect-blocked'],
  [conflict('DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION'), 'protect-blocked'],
  [invalid('DESTINATION_COUNTRY_BLOCKED'), 'country-not-served'],
  [invalid('INVALID_PARAMETER', 'DestinationPhoneNumber'), 'invalid'],
])('CL-12 %s is refused for good', (error, reason) => {
  expect(refusalIn(error)).toBe(reason);
  expect(isForGood(reason)).toBe(true);
});

test('CP-1 CL-12 words that it never carries are refused, and another text may fare better', () => {
  const reason = refusalIn(invalid('INVALID_PARAMETER', 'MessageBody'));
  expect(reason).toBe('invalid-message');
  expect(isForGood('invalid-message')).toBe(false);
});

test.each([conflict('MESSAGE_TYPE_MISMATCH'), new Error('no answer')])(
  'CL-12 %s says nothing of the phone',
  (error) => {
    expect(refusalIn(error)).toBeUndefined();
  },
);
