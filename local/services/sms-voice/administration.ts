// What an engineer looks up and sets of an End User Messaging account: out of the sandbox, its numbers, and where texts to them go.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import type { AwsAction, AwsInput, AwsService } from '../../aws/service.ts';
import type { Account } from './account.ts';
import type { OwnedNumber } from './numbers.ts';

const MONTHLY_LIMIT_USD = 1000;

const updateInput = z.object({
  PhoneNumberId: z.string(),
  TwoWayEnabled: z.boolean().optional(),
  TwoWayChannelArn: z.string().optional(),
  SelfManagedOptOutsEnabled: z.boolean().optional(),
});

export function administration(deps: {
  numbers: readonly OwnedNumber[];
  account: Pick<Account, 'numberOf'>;
  startedAtMs: number;
}): AwsService['actions'] {
  const action = (name: string, run: (input: AwsInput) => AwsInput): AwsAction => ({
    permissions: () => [{ action: `sms-voice:${name}`, resource: '*' }],
    run: async (input) => run(input),
  });

  const described = (number: OwnedNumber) => ({
    PhoneNumberArn: number.arn,
    PhoneNumberId: number.arn.split('/').at(-1),
    PhoneNumber: number.e164,
    Status: 'ACTIVE',
    IsoCountryCode: 'US',
    MessageType: number.messageType ?? 'TRANSACTIONAL',
    NumberCapabilities: ['SMS', 'VOICE'],
    NumberType: 'LONG_CODE',
    MonthlyLeasingPrice: '1.00',
    TwoWayEnabled: number.twoWayTopicArn !== undefined,
    ...(number.twoWayTopicArn !== undefined && { TwoWayChannelArn: number.twoWayTopicArn }),
    SelfManagedOptOutsEnabled: number.hasSelfManagedOptOuts ?? true,
    OptOutListName: 'Default',
    DeletionProtectionEnabled: false,
    CreatedTimestamp: deps.startedAtMs / 1000,
  });

  function update(input: AwsInput): AwsInput {
    const given = parseInput(updateInput, input);
    const number = deps.account.numberOf(given.PhoneNumberId);
    if (given.TwoWayEnabled === false) number.twoWayTopicArn = undefined;
    else number.twoWayTopicArn = given.TwoWayChannelArn ?? number.twoWayTopicArn;
    number.hasSelfManagedOptOuts = given.SelfManagedOptOutsEnabled ?? number.hasSelfManagedOptOuts;
    return described(number);
  }

  const limit = (Name: string) => ({
    Name,
    EnforcedLimit: MONTHLY_LIMIT_USD,
    MaxLimit: MONTHLY_LIMIT_USD,
    Overridden: false,
  });

  return {
    DescribeAccountAttributes: action('DescribeAccountAttributes', () => ({
      AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }],
    })),
    DescribeSpendLimits: action('DescribeSpendLimits', () => ({
      SpendLimits: ['TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT'].map(limit),
    })),
    DescribePhoneNumbers: action('DescribePhoneNumbers', () => ({
      PhoneNumbers: deps.numbers.map(described),
    })),
    UpdatePhoneNumber: action('UpdatePhoneNumber', update),
  };
}
