// What is missing before a deploy: of a new account, line by line, and of the local cloud, which lacks nothing.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AwsError } from '../../local/aws/service.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import type { Stage } from '../stories/support/stage.ts';
import { operate } from './support/engineer.ts';
import { type Account, type Answers, openAccount } from './support/new-account.ts';

/** As config/example.json has them. */
const accountId = '123456789012';
const numberArn = (id: number) =>
  `arn:aws:sms-voice:us-west-2:${accountId}:phone-number/phone-0123456789abcdef${id}`;
const topicArn = `arn:aws:sns:us-west-2:${accountId}:inbound-texts`;

const number = (id: number, more: object = {}) => ({
  PhoneNumberArn: numberArn(id),
  PhoneNumber: `+1206555011${id}`,
  Status: 'ACTIVE',
  MessageType: 'TRANSACTIONAL',
  NumberCapabilities: ['SMS', 'VOICE'],
  TwoWayEnabled: false,
  SelfManagedOptOutsEnabled: false,
  ...more,
});
const pointed = { TwoWayEnabled: true, TwoWayChannelArn: topicArn, SelfManagedOptOutsEnabled: true };

type Services = Record<
  'cloudformation' | 'lambda' | 'sts' | 'sms-voice' | 'ses' | 'acm' | 'connect' | 'sns',
  Answers
>;

const stack = (Outputs: object[]) => ({
  Stacks: [
    {
      StackName: 'dibs-example-texting',
      StackStatus: 'CREATE_COMPLETE',
      CreationTime: '2026-03-02T15:00:00Z',
      Tags: [
        { Key: 'application', Value: 'dibs' },
        { Key: 'stage', Value: 'example' },
      ],
      Outputs,
    },
  ],
});

/** An account that has all that config/example.json needs, the stage deployed. */
function aReadyAccount(): Services {
  return {
    cloudformation: {
      DescribeStacks: stack([{ OutputKey: 'TextingInboundTextsTopicArn0123ABCD', OutputValue: topicArn }]),
    },
    lambda: { GetAccountSettings: { AccountLimit: { ConcurrentExecutions: 1000 } } },
    sts: { GetCallerIdentity: { Account: accountId } },
    'sms-voice': {
      DescribeAccountAttributes: { AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }] },
      DescribeSpendLimits: {
        SpendLimits: ['TEXT', 'VOICE'].map((kind) => ({
          Name: `${kind}_MESSAGE_MONTHLY_SPEND_LIMIT`,
          EnforcedLimit: 500,
        })),
      },
      DescribePhoneNumbers: {
        PhoneNumbers: [
          number(0, { ...pointed, RegistrationId: 'registration-1' }),
          number(1, pointed),
          number(2, pointed),
          number(3),
          number(4),
        ],
      },
      DescribeRegistrations: {
        Registrations: [{ RegistrationId: 'registration-1', RegistrationStatus: 'COMPLETE' }],
      },
    },
    ses: {
      GetAccount: { ProductionAccessEnabled: true, SendingEnabled: true },
      GetEmailIdentity: { VerifiedForSendingStatus: true },
    },
    acm: {
      DescribeCertificate: {
        Certificate: { Status: 'ISSUED', SubjectAlternativeNames: ['*.example.com'] },
      },
    },
    connect: {
      DescribeInstance: { Instance: { InstanceStatus: 'ACTIVE' } },
      ListPhoneNumbersV2: { ListPhoneNumbersSummaryList: [{ PhoneNumber: '+12065550115' }] },
    },
    sns: { GetPlatformApplicationAttributes: { Attributes: { Enabled: 'true' } } },
  };
}

const protocols = {
  cloudformation: 'query',
  lambda: 'rest-json',
  sts: 'query',
  'sms-voice': 'json-1.0',
  ses: 'rest-json',
  acm: 'json-1.1',
  connect: 'rest-json',
  sns: 'query',
} as const;

const open: Account[] = [];
async function checkOf(change: (ready: Services) => void) {
  const answers = aReadyAccount();
  change(answers);
  const account = await openAccount([
    { signingName: 'cloudformation', protocol: protocols.cloudformation, answers: answers.cloudformation },
    { signingName: 'lambda', protocol: protocols.lambda, answers: answers.lambda },
    { signingName: 'sts', protocol: protocols.sts, answers: answers.sts },
    { signingName: 'sms-voice', protocol: protocols['sms-voice'], answers: answers['sms-voice'] },
    { signingName: 'ses', protocol: protocols.ses, answers: answers.ses },
    { signingName: 'acm', protocol: protocols.acm, answers: answers.acm },
    { signingName: 'connect', protocol: protocols.connect, answers: answers.connect },
    { signingName: 'sns', protocol: protocols.sns, answers: answers.sns },
  ]);
  open.push(account);
  const { code, printed, said } = await operate(['check', '--stage', 'example', '--local', account.url]);
  return { code, said, lines: printed.filter((line) => !line.startsWith('ok ')) };
}
afterAll(async () => {
  for (const account of open) await account.close();
});

describe('check', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await sharedStage();
  });

  test('DE-3 finds nothing missing in the local cloud', async () => {
    const { code, printed, said } = await operate(['check', '--local', stage.cloud.url]);
    expect(printed.filter((line) => !line.startsWith('ok '))).toEqual([]);
    expect(printed).toContain('ok       The number +12065550100 for texts');
    expect({ code, said }).toEqual({ code: 0, said: 'Nothing is missing.' });
  });

  test('DE-3 finds nothing missing in an account that has it all', async () => {
    expect(await checkOf(() => {})).toEqual({ code: 0, said: 'Nothing is missing.', lines: [] });
  });

  test('DE-3 says of a stage that is not deployed yet what comes later', async () => {
    const { code, said, lines } = await checkOf(({ cloudformation, ses }) => {
      Object.assign(cloudformation, { DescribeStacks: { Stacks: [] } });
      Object.assign(ses, { GetEmailIdentity: new AwsError('NotFoundException', 'No such', { status: 404 }) });
    });
    expect(code).toBe(0);
    expect(said).toBe('Nothing is missing; 4 later.');
    expect(lines[0]).toBe(
      'later    The number +12065550110 for texts\n         → after the deploy: npm run operate -- point-numbers --stage example',
    );
    expect(lines[3]).toContain('later    The sender’s identity example.com');
  });

  test.each<[string, (ready: Services) => void, string]>([
    [
      'the account',
      ({ sts }) => Object.assign(sts, { GetCallerIdentity: { Account: '999999999999' } }),
      'sign in to that one',
    ],
    [
      'concurrency',
      ({ lambda }) =>
        Object.assign(lambda, { GetAccountSettings: { AccountLimit: { ConcurrentExecutions: 10 } } }),
      'ask for 1,000',
    ],
    [
      'the sandbox of texts',
      (ready) =>
        Object.assign(ready['sms-voice'], {
          DescribeAccountAttributes: { AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'SANDBOX' }] },
        }),
      'out of its sandbox',
    ],
    [
      'money for texts',
      (ready) =>
        Object.assign(ready['sms-voice'], {
          DescribeSpendLimits: {
            SpendLimits: [
              { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 1 },
              { Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 5 },
            ],
          },
        }),
      'raise the spend limit',
    ],
    [
      'the sandbox of emails',
      ({ ses }) =>
        Object.assign(ses, { GetAccount: { ProductionAccessEnabled: false, SendingEnabled: true } }),
      'Request production access',
    ],
    [
      'the sender',
      ({ ses }) => Object.assign(ses, { GetEmailIdentity: { VerifiedForSendingStatus: false } }),
      'DKIM records into DNS',
    ],
    [
      'the certificate',
      ({ acm }) =>
        Object.assign(acm, {
          DescribeCertificate: {
            Certificate: { Status: 'PENDING_VALIDATION', SubjectAlternativeNames: ['portal.example.com'] },
          },
        }),
      'validate it in ACM',
    ],
    [
      'the certificate’s name',
      ({ acm }) =>
        Object.assign(acm, {
          DescribeCertificate: {
            Certificate: { Status: 'ISSUED', SubjectAlternativeNames: ['example.com'] },
          },
        }),
      'it is for example.com',
    ],
    [
      'the PIN line',
      ({ connect }) => Object.assign(connect, { ListPhoneNumbersV2: { ListPhoneNumbersSummaryList: [] } }),
      'claim it in the instance',
    ],
    [
      'pushes',
      ({ sns }) =>
        Object.assign(sns, { GetPlatformApplicationAttributes: { Attributes: { Enabled: 'false' } } }),
      'current keys',
    ],
  ])('DE-3 misses %s, and says what to do', async (_, change, todo) => {
    const { code, said, lines } = await checkOf(change);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^missing {2}/);
    expect(lines[0]).toContain(todo);
    expect({ code, said }).toEqual({ code: 1, said: '1 missing, 0 unknown, 0 later.' });
  });

  test.each<[string, object[], string]>([
    ['not the account’s', [], 'the account has no arn:'],
    ['another phone', [number(0, { ...pointed, PhoneNumber: '+12065550199' })], 'is +12065550199'],
    ['pending', [number(0, { ...pointed, Status: 'PENDING' })], 'it is PENDING'],
    [
      'not registered',
      [number(0, { ...pointed, RegistrationId: 'registration-2' })],
      'registration-2 is unknown',
    ],
    ['for promotions', [number(0, { ...pointed, MessageType: 'PROMOTIONAL' })], 'transactional'],
    ['for calls alone', [number(0, { ...pointed, NumberCapabilities: ['VOICE'] })], 'takes no texts'],
    ['pointed nowhere', [number(0)], 'STOP neither: npm run operate -- point-numbers'],
    ['pointed elsewhere', [number(0, { ...pointed, TwoWayChannelArn: `${topicArn}-2` })], 'point-numbers'],
    [
      'without our opt-outs',
      [number(0, { ...pointed, SelfManagedOptOutsEnabled: false })],
      'AWS answers STOP',
    ],
  ])('DE-3 misses a number that is %s', async (_, first, todo) => {
    const { code, lines } = await checkOf((ready) => {
      const others = [number(1, pointed), number(2, pointed), number(3), number(4)];
      Object.assign(ready['sms-voice'], { DescribePhoneNumbers: { PhoneNumbers: [...first, ...others] } });
    });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^missing {2}The number \+12065550110 for texts/);
    expect(lines[0]).toContain(todo);
  });

  test('DE-3 tells what it could not look up, and looks up the rest', async () => {
    const { code, said, lines } = await checkOf(({ ses }) => {
      const denied = new AwsError('AccessDeniedException', 'No.', { status: 403 });
      Object.assign(ses, { GetAccount: denied });
    });
    expect(lines).toEqual([
      'unknown  Whether emails go to everyone\n         → it could not be looked up. These credentials may not do that: No.',
    ]);
    expect({ code, said }).toEqual({ code: 1, said: '0 missing, 1 unknown, 0 later.' });
  });

  test.each([
    ['ExpiredTokenException', 'have expired: sign in again'],
    ['InvalidClientTokenId', 'doesn’t know these credentials: sign in again'],
  ])('DE-3 says once that nothing can be looked up: %s', async (code, sentence) => {
    const refused = new AwsError(code, 'No.', { status: 403 });
    const told = await checkOf(({ sts }) => Object.assign(sts, { GetCallerIdentity: refused }));
    expect(told).toMatchObject({ code: 1, lines: [] });
    expect(told.said).toContain(sentence);
  });

  test('DE-3 needs the stage’s configuration, and says so', async () => {
    const { code, printed, said } = await operate([
      'check',
      '--stage',
      'unwritten',
      '--local',
      stage.cloud.url,
    ]);
    expect({ code, printed }).toEqual({ code: 1, printed: [] });
    expect(said).toContain('copy example.json beside it');
  });
});

describe('point-numbers', () => {
  const unpointed = { PhoneNumbers: [0, 1, 2, 3, 4].map((id) => number(id)) };

  test('DE-3 touches none that is pointed at the stage, and none when the account lacks one', async () => {
    const ready = aReadyAccount();
    const told = async (PhoneNumbers: readonly object[]) => {
      const account = await openAccount([
        { signingName: 'cloudformation', protocol: 'query', answers: ready.cloudformation },
        {
          signingName: 'sms-voice',
          protocol: 'json-1.0',
          answers: { DescribePhoneNumbers: { PhoneNumbers }, UpdatePhoneNumber: {} },
        },
      ]);
      open.push(account);
      const answer = await operate(['point-numbers', '--stage', 'example', '--local', account.url, '--yes']);
      const updated = account.calls.filter(({ action }) => action === 'UpdatePhoneNumber');
      return { ...answer, updated: updated.map(({ input }) => input.PhoneNumberId) };
    };
    const both = [number(0, pointed), number(1, pointed)];
    const one = await told([...both, number(2, { ...pointed, SelfManagedOptOutsEnabled: false })]);
    expect(one).toMatchObject({ code: 0, updated: [numberArn(2)] });
    expect(await told([...both, number(2, pointed)])).toEqual({
      code: 0,
      printed: [],
      said: 'All numbers are pointed at the stage: nothing was done.',
      updated: [],
    });
    const lacking = await told(both);
    expect(lacking).toMatchObject({ code: 1, updated: [] });
    expect(lacking.said).toContain(`The account has no ${numberArn(2)}: correct config/example.json`);
  });

  test('DE-3 points the numbers that text at the stage, and leaves those that only call', async () => {
    const ready = aReadyAccount();
    const account = await openAccount([
      { signingName: 'cloudformation', protocol: 'query', answers: ready.cloudformation },
      {
        signingName: 'sms-voice',
        protocol: 'json-1.0',
        answers: { ...ready['sms-voice'], DescribePhoneNumbers: unpointed, UpdatePhoneNumber: {} },
      },
    ]);
    open.push(account);
    const asked = ['point-numbers', '--stage', 'example', '--local', account.url];
    expect(await operate(asked)).toMatchObject({ code: 1 });
    expect(await operate([...asked, '--yes'])).toMatchObject({ code: 0 });
    const updates = account.calls.filter(({ action }) => action === 'UpdatePhoneNumber');
    expect(updates.map(({ input }) => input)).toEqual(
      [0, 1, 2].map((id) => ({ PhoneNumberId: numberArn(id), ...pointed })),
    );
  });

  test('DE-2 a number that AWS has not activated yet holds up no other, and is named to be pointed later', async () => {
    const ready = aReadyAccount();
    const refuseFirst = ({ PhoneNumberId }: { PhoneNumberId?: unknown }) => {
      if (PhoneNumberId === numberArn(0)) {
        throw new AwsError('ConflictException', 'Conflict', { fields: { Reason: 'RESOURCE_NOT_ACTIVE' } });
      }
      return {};
    };
    const account = await openAccount([
      { signingName: 'cloudformation', protocol: 'query', answers: ready.cloudformation },
      {
        signingName: 'sms-voice',
        protocol: 'json-1.0',
        answers: { DescribePhoneNumbers: unpointed, UpdatePhoneNumber: refuseFirst },
      },
    ]);
    open.push(account);
    const asked = ['point-numbers', '--stage', 'example', '--local', account.url, '--yes'];
    const { code, said } = await operate(asked);
    expect(code).toBe(1);
    expect(said).toMatch(/AWS takes no settings yet of \+12065550110:.*Run this again then\./);
    expect(said).toContain('+12065550111 is pointed at the stage.');
    expect(said).toContain('+12065550112 is pointed at the stage.');
  });

  test('DE-3 has nothing to point at before the deploy', async () => {
    const account = await openAccount([
      { signingName: 'cloudformation', protocol: 'query', answers: { DescribeStacks: { Stacks: [] } } },
    ]);
    open.push(account);
    const { code, said } = await operate([
      'point-numbers',
      '--stage',
      'example',
      '--local',
      account.url,
      '--yes',
    ]);
    expect(code).toBe(1);
    expect(said).toContain('deploy it first');
  });
});
