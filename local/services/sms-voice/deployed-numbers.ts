// The numbers that Dibs texts and calls from: registered by hand, named with their ARNs in the template's metadata.
import * as z from 'zod';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { OwnedNumber } from './numbers.ts';

const PHONE_NUMBER_ARN = /arn:aws:sms-voice:[\w-]+:\d{12}:phone-number\/[\w-]+/g;

const numbers = z.array(
  z
    .strictObject({
      arn: z.string(),
      e164: z.string().regex(/^(\+[1-9]\d{6,14}|\d{5,6})$/),
      inboundTopicArn: z.string().optional(),
      partsPerSecond: z.int().optional(),
    })
    // On AWS an operator points each number there, once.
    .transform(({ inboundTopicArn, ...number }) => ({ ...number, twoWayTopicArn: inboundTopicArn })),
);

/** A number that some role may use but that the metadata doesn't tell would look like one that is not the account's. */
export function deployedNumbers(template: DeployedTemplate): readonly OwnedNumber[] {
  const owned = template.metadata('Numbers').flatMap((each) => numbers.parse(each));
  const untold = template
    .ofType('AWS::IAM::Policy')
    .flatMap(({ properties }) => JSON.stringify(properties).match(PHONE_NUMBER_ARN) ?? [])
    .find((arn) => owned.every((each) => each.arn !== arn));
  if (untold !== undefined) throw new Error(`The template's metadata "Numbers" does not tell ${untold}.`);
  return owned;
}
