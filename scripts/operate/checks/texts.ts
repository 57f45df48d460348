// Texts and calls by AWS End User Messaging: out of the sandbox, enough money, and numbers that are set up.
import {
  DescribeAccountAttributesCommand,
  DescribeSpendLimitsCommand,
  type PhoneNumberInformation,
  PinpointSMSVoiceV2Client,
  paginateDescribePhoneNumbers,
  paginateDescribeRegistrations,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { numbersOf, type StageNumber } from '../../../lib/config/owned-numbers.ts';
import type { DeployedStage } from '../stacks.ts';
import type { Target } from '../target.ts';
import { expect, type Finding, later } from './finding.ts';

export async function checkTextAccount({ client }: Target): Promise<readonly Finding[]> {
  const { AccountAttributes = [] } = await new PinpointSMSVoiceV2Client(client).send(
    new DescribeAccountAttributesCommand({}),
  );
  const tier = AccountAttributes.find(({ Name }) => Name === 'ACCOUNT_TIER')?.Value;
  return [
    expect(
      tier === 'PRODUCTION',
      'Texts and calls go to everyone (End User Messaging is out of its sandbox)',
      'ask for it: a support case, AWS End User Messaging SMS, production access; for voice as well',
    ),
  ];
}

/** New accounts may spend a dollar a month. */
const leastUsd = 2;

export async function checkSpendLimits({ client, config }: Target): Promise<readonly Finding[]> {
  const { SpendLimits = [] } = await new PinpointSMSVoiceV2Client(client).send(
    new DescribeSpendLimitsCommand({}),
  );
  const limits = {
    TEXT_MESSAGE_MONTHLY_SPEND_LIMIT: 'texts',
    ...(config().voice.carrier === 'end-user-messaging' && { VOICE_MESSAGE_MONTHLY_SPEND_LIMIT: 'calls' }),
  };
  return Object.entries(limits).map(([name, what]) => {
    const usd = SpendLimits.find(({ Name }) => Name === name)?.EnforcedLimit ?? 0;
    return expect(
      usd >= leastUsd,
      `$${usd} a month for ${what}`,
      'raise the spend limit: then nothing is sent until the month ends',
    );
  });
}

export async function checkNumbers(
  { client, config, stage }: Target,
  deployed: DeployedStage,
): Promise<readonly Finding[]> {
  const sms = new PinpointSMSVoiceV2Client(client);
  const owned = await ownedNumbers(sms);
  const registrations = new Map<string, string>();
  const isRegistered = [...owned.values()].some(({ RegistrationId }) => RegistrationId !== undefined);
  if (isRegistered) {
    for await (const { Registrations = [] } of paginateDescribeRegistrations({ client: sms }, {})) {
      for (const { RegistrationId = '', RegistrationStatus = '' } of Registrations)
        registrations.set(RegistrationId, RegistrationStatus);
    }
  }
  const topic = inboundTopicOf(deployed);
  const { voice } = config();
  const calling = new Set(voice.carrier === 'connect' ? [] : voice.numbers.map(({ arn }) => arn));
  return numbersOf(config(), topic ?? '').map((number) =>
    checkNumber(number, owned.get(number.arn), {
      topic,
      places: calling.has(number.arn),
      registration: (id) => registrations.get(id),
      stage,
    }),
  );
}

type Around = {
  topic: string | undefined;
  places: boolean;
  registration(id: string): string | undefined;
  stage: string;
};

function checkNumber(
  { arn, e164, inboundTopicArn }: StageNumber,
  found: PhoneNumberInformation | undefined,
  around: Around,
): Finding {
  const takesTexts = inboundTopicArn !== undefined;
  const uses = [...(takesTexts ? ['texts'] : []), ...(around.places ? ['calls'] : [])].join(' and ');
  const what = `The number ${e164} for ${uses}`;
  if (found === undefined)
    return expect(false, what, `the account has no ${arn}: correct the configuration, or request the number`);
  const faults = [
    ...(found.PhoneNumber === e164 ? [] : [`${arn} is ${found.PhoneNumber}: correct the configuration`]),
    ...(found.Status === 'ACTIVE' ? [] : [`it is ${found.Status}: wait until it is ACTIVE`]),
    ...unregistered(found, around),
    ...(found.MessageType === 'TRANSACTIONAL' ? [] : ['it is for promotions: request a transactional one']),
    ...(takesTexts && !found.NumberCapabilities?.includes('SMS') ? ['it takes no texts'] : []),
    ...(around.places && !found.NumberCapabilities?.includes('VOICE') ? ['it places no calls'] : []),
  ];
  if (faults.length > 0) return expect(false, what, faults.join('; '));
  const { isPointed, isComplete } = pointing(found, around.topic);
  if (!takesTexts || isComplete) return expect(true, what, '');
  const point = `npm run operate -- point-numbers --stage ${around.stage}`;
  if (around.topic === undefined) return later(what, `after the deploy: ${point}`);
  const lacks = isPointed ? 'AWS answers STOP itself' : 'texts to it don’t reach the stage, STOP neither';
  return expect(false, what, `${lacks}: ${point}`);
}

function unregistered({ RegistrationId }: PhoneNumberInformation, { registration }: Around): string[] {
  if (RegistrationId === undefined) return [];
  const status = registration(RegistrationId);
  return status === 'COMPLETE'
    ? []
    : [`its registration ${RegistrationId} is ${status ?? 'unknown'}: complete it`];
}

/** The account's numbers by ARN. */
export async function ownedNumbers(
  client: PinpointSMSVoiceV2Client,
): Promise<ReadonlyMap<string, PhoneNumberInformation>> {
  const owned = new Map<string, PhoneNumberInformation>();
  for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client }, {})) {
    for (const number of PhoneNumbers) owned.set(number.PhoneNumberArn ?? '', number);
  }
  return owned;
}

/** Whether texts to the number reach the topic; complete when opt-outs are left to the stage, too. */
export function pointing(number: PhoneNumberInformation | undefined, topic: string | undefined) {
  const isPointed = number?.TwoWayEnabled === true && number.TwoWayChannelArn === topic;
  return { isPointed, isComplete: isPointed && number.SelfManagedOptOutsEnabled === true };
}

/** Where texts come in, once it is deployed. */
export function inboundTopicOf(deployed: DeployedStage): string | undefined {
  return deployed.outputs('InboundTextsTopicArn')[0]?.value;
}
