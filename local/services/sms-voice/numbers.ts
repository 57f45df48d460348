// The phone numbers that the account owns: they are registered by hand, so configuration names them, not the template.

export type OwnedNumber = {
  /** `arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-lead-alerts` */
  arn: string;
  e164: string;
  /** The SNS topic that handsets' texts are published on; without one, inbound texts reach nobody. */
  twoWayTopicArn?: string | undefined;
  /** False lets the carrier answer STOP and block the number itself. */
  hasSelfManagedOptOuts?: boolean | undefined;
  /** Message parts a second that it may send; five without it. */
  partsPerSecond?: number | undefined;
  messageType?: 'TRANSACTIONAL' | 'PROMOTIONAL' | undefined;
};

export type Numbers = {
  /** By ARN, id or E.164, as OriginationIdentity names a number. */
  find(identity: string): OwnedNumber | undefined;
};

export function createNumbers(owned: readonly OwnedNumber[]): Numbers {
  return {
    find: (identity) => owned.find(({ arn, e164 }) => [arn, arn.split('/').at(-1), e164].includes(identity)),
  };
}
