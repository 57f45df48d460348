// What End User Messaging refuses for good: the phone is one that it doesn't text, or the words are none that it carries.
import { ConflictException, ValidationException } from '@aws-sdk/client-pinpoint-sms-voice-v2';

/** What lies in the phone that is texted, by the service's reason: no other try fares better. The rest is our own fault. */
const refusals: Readonly<Record<string, string>> = {
  DESTINATION_PHONE_NUMBER_OPTED_OUT: 'opted-out-at-carrier',
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: 'protect-blocked',
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: 'protect-blocked',
  DESTINATION_COUNTRY_BLOCKED: 'country-not-served',
  COUNTRY_NOT_ENABLED: 'country-not-served',
  INTERNATIONAL_SENDING_NOT_SUPPORTED: 'country-not-served',
  INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: 'country-not-served',
};

/** Why the service refuses that phone or those words, as a reason of ours; undefined for any other error. */
export function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof ConflictException || error instanceof ValidationException)) return undefined;
  const fields = 'Fields' in error ? (error.Fields ?? []) : [];
  if (fields.some(({ Name }) => Name === 'DestinationPhoneNumber')) return 'invalid';
  // A client's own long name may make a text longer than it carries: tried again, it is as long.
  if (fields.some(({ Name }) => Name === 'MessageBody')) return 'invalid-message';
  return refusals[error.Reason ?? ''];
}
