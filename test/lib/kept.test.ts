// What must outlive a deploy is in the data stack, is kept, and bears the same logical id for good.
import { describe, expect, test } from '@jest/globals';
import { allStacks, dataStack } from './support/synthesized.ts';

const stack = dataStack();

/**
 * By logical id: what is lost for good when it changes. CloudFormation knows a resource by its logical id alone: under a new one it makes
 * an empty resource, points the functions at that, and leaves the old one behind with all that is in it.
 */
const lostWithANewId = {
  TableCD117FA1: 'every referral, conversation and consent, and the ledger that proves them',
  SignInUsers1801E146: 'every account: nobody can sign in, and second factors have to be set up anew',
  SignInUsersAdmins5AF7D8A8: 'who is an administrator',
  SignInUsersSources25F94FD9: 'who is one of the source’s people',
  SignInUsersApi276EC1FE: 'the scopes that machines’ tokens are asked for',
  SignInUsersPortalC4F0BD43:
    'the portal’s client: everybody is signed out, pages that are open can’t renew their tokens',
  SignInUsersSourceDC6F700A: 'the id and secret that the source asks its tokens with',
  SignInUsersAdmin7DAE7415: 'the id and secret that administrators ask their tokens with',
  PinKey37B6522A: 'every PIN that was told and not yet dialed',
  PushKey16F473D0: 'every browser that gets pushes: each has to be switched on anew',
  MessagesKey44305758: 'what was encrypted with it, once the old key is deleted',
  InboundTextsTopicB147C7DF:
    'every inbound text, STOP included, until each number is pointed at the new topic',
  InboundTextsTopicPolicy95291686: 'the carrier’s right to publish inbound texts',
  InboundTextsQueueA574662C: 'inbound texts that wait to be processed',
  InboundTextsQueuePolicy07DF6358: 'the topic’s right to hand inbound texts to the queue',
  InboundTextsDeadLetters3D182AC5: 'inbound texts that were set aside to be redriven',
  InboundTextsDeadLettersPolicyCC9493E6: 'that only TLS reaches the texts that were set aside',
  InboundTextsKeptE9F45871: 'the inbound texts of two weeks, which a restored table must hear again',
  InboundTextsKeptPolicyB0BC8CE3: 'the topic’s right to have inbound texts kept',
  InboundTextsKeptSubscription99F95289: 'that inbound texts are kept from then on',
  InboundTextsSubscription924EFB9E: 'the way from the topic to the queue: inbound texts would be dropped',
};

/** What CloudFormation takes another value of only by replacing the resource, or refuses: by type. */
const fixedAtCreation: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema'],
  'AWS::Cognito::UserPool': ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'],
  'AWS::Cognito::UserPoolGroup': ['UserPoolId', 'GroupName'],
  'AWS::Cognito::UserPoolResourceServer': ['UserPoolId', 'Identifier'],
  'AWS::Cognito::UserPoolClient': ['UserPoolId', 'GenerateSecret'],
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
  'AWS::SNS::Topic': ['TopicName', 'FifoTopic'],
  'AWS::SNS::TopicPolicy': [],
  'AWS::SNS::Subscription': ['TopicArn', 'Protocol', 'Endpoint'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  'AWS::SQS::QueuePolicy': [],
};
const pool = { UserPoolId: { Ref: 'SignInUsers1801E146' } };
const topic = { TopicArn: { Ref: 'InboundTextsTopicB147C7DF' }, Protocol: 'sqs' };
const queueOf = (id: string) => ({ Endpoint: { 'Fn::GetAtt': [id, 'Arn'] } });
/** Their values, of those that have any. */
const fixedValues: Readonly<Record<string, object>> = {
  TableCD117FA1: {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  },
  SignInUsers1801E146: { UsernameAttributes: ['email'] },
  SignInUsersAdmins5AF7D8A8: { ...pool, GroupName: 'admins' },
  SignInUsersSources25F94FD9: { ...pool, GroupName: 'sources' },
  SignInUsersApi276EC1FE: { ...pool, Identifier: 'dibs' },
  SignInUsersPortalC4F0BD43: pool,
  SignInUsersSourceDC6F700A: { ...pool, GenerateSecret: true },
  SignInUsersAdmin7DAE7415: { ...pool, GenerateSecret: true },
  PinKey37B6522A: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  PushKey16F473D0: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
  InboundTextsSubscription924EFB9E: { ...topic, ...queueOf('InboundTextsQueueA574662C') },
  InboundTextsKeptSubscription99F95289: { ...topic, ...queueOf('InboundTextsKeptE9F45871') },
};

/** Of the other stacks: what somebody outside holds the address of, or what waits in it, by logical id. A deploy makes it anew, and this is lost. */
const brokenByANewId = {
  HttpApi9292168F: 'the API’s address, which every source has in its program and every open page calls',
  LiveApi3227AAFF:
    'the live channel’s address, which every open page connects to: each asks every 30 s until it is loaded anew',
  BusEA82B648: 'rules that others have put on the bus; and its name is taken while the old one exists',
  AlarmsTopic3A2DFEBA: 'who gets alarms: each address has to be confirmed anew',
  PortalDistribution29412EF8: 'where the portal’s name in DNS points',
  PortalBucketF95437AF: 'files that open pages still load',
  DeliveryEmailSenderIdentityBB8B80FB:
    'the proof in DNS that the domain is ours: no emails until it is renewed',
  DeliveryEmailSenderharborIdentityC8AC7651: 'the same for the second brand’s domain: no emails in its name',
  CallingPinLinePinLineFlow60857D86: 'the PIN line, until its number is attached to the new flow by hand',
  CallingVoiceCarrierCallbackFlowBE6179FA:
    'the answer to who calls back, until its number is attached by hand',
  CallingVoiceCarrierCallMeFlow61A59AD1: 'calls that were placed with it',
  CallingCallMeStateMachineB383426B: 'calls under way',
  ClaimingOfferReferralStateMachine3D1C276D: 'open offers’ windows',
  CampaignsPlansSendPlanStepsStateMachine4429663F: 'steps of plans that wait for their time',
  ClientsRemindersRemindOwnerStateMachine866A19A1: 'reminders that wait for their time',
  ConsentRequestRequestConsentStateMachine53B43401: 'requests for consent that wait for an answer',
  DeliveryReceiptsTopic729A666F: 'receipts of texts that are published meanwhile',
  DeliveryReceiptsEmailTopicDEC4E95D: 'receipts of emails that are published meanwhile',
  CallingVoiceCarrierTopicC6386CA5: 'answers of calls that are published meanwhile',
  CallingVoiceCarrierVoiceEventsQueue7A62ACCD: 'answers of calls',
  CallingVoiceCarrierVoiceEventsDeadLetters7008A992: 'answers of calls to be redriven',
  CallingVoiceCarrierCallEndsQueueF86A8144: 'ends of calls',
  CallingVoiceCarrierCallEndsDeadLetters3917B0F1: 'ends of calls to be redriven',
  CampaignsBulkTextsQueue9873351C: 'looks at bulk texts',
  CampaignsBulkTextsDeadLetters6C7F6C31: 'looks at bulk texts to be redriven',
  ClaimingStandingQueueDA649E91: 'people who left or came back',
  ClaimingStandingDeadLetters1E745BBC: 'people who left or came back, to be redriven',
  ConsentJobsQueue9F4C0F49: 'jobs of the day',
  ConsentJobsDeadLetters0D0687D8: 'jobs to be redriven',
  DeliveryReceiptsQueueC6533EFA: 'receipts of texts',
  DeliveryReceiptsDeadLettersD158C82F: 'receipts of texts to be redriven',
  DeliveryReceiptsEmailReceiptsQueue60B55789: 'receipts of emails',
  DeliveryReceiptsEmailReceiptsDeadLettersFE24EAB3: 'receipts of emails to be redriven',
  DeliveryOutboxTextsQueue3C821002: 'texts to be sent',
  DeliveryOutboxTextsDeadLettersF894EE75: 'texts to be redriven',
  DeliveryOutboxEmailsQueue6BCF03EC: 'emails to be sent',
  DeliveryOutboxEmailsDeadLettersE31CD40B: 'emails to be redriven',
  DeliveryOutboxPushesQueueBDE6132D: 'pushes to be sent',
  DeliveryOutboxPushesDeadLetters4479E36C: 'pushes to be redriven',
  InvitationsQueue3D7783AA: 'people to be invited to sign in',
  InvitationsDeadLetters1AB6A52A: 'people to be invited to sign in, to be redriven',
  DeliveryReplyDigestsQueue2FAEE9F4: 'replies that agents are to be told of',
  DeliveryReplyDigestsDeadLetters33B69D23: 'replies that agents were to be told of, to be redriven',
  StreamDeadLettersE74A511E: 'changes of the table to be replayed',
  WebhooksExampleCrmWebhookExampleCrmQueue4561FE01: 'events that a receiver has not taken yet',
  WebhooksExampleCrmWebhookExampleCrmDeadLettersEC47F195: 'events that a receiver never took, to be redriven',
  WebhooksExampleCrmSigningKeyCBF2ABAA:
    'the key that a receiver verifies events by: it refuses all until it has the new one',
  StreamOperationsQueueA5AF3721: 'replays that operators ordered',
  StreamOperationsDeadLetters6215D3AC: 'replays that operators ordered, to be redriven',
};
const heldFromOutside =
  /^AWS::(ApiGatewayV2::Api|Events::EventBus|SNS::Topic|SQS::Queue|CloudFront::Distribution|S3::Bucket|SES::EmailIdentity|Connect::ContactFlow|StepFunctions::StateMachine|SecretsManager::Secret)$/;

const kinds = [
  'AWS::DynamoDB::Table',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::KMS::Key',
];

describe('what must outlive a deploy', () => {
  test.each(Object.entries(lostWithANewId))(
    'DE-4 %s keeps its logical id: with another one lost would be %s',
    (id) => {
      expect(stack.all.find(({ logicalId }) => logicalId === id)).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    },
  );

  test('DE-4 the data stack holds nothing else, but for the sign-in page’s name and look, which can be made anew', () => {
    const others = stack.all.filter(({ logicalId }) => !Object.hasOwn(lostWithANewId, logicalId));
    expect(others.map(({ Type }) => Type).toSorted()).toEqual([
      'AWS::Cognito::ManagedLoginBranding',
      'AWS::Cognito::UserPoolDomain',
    ]);
    expect(others.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual([undefined, undefined]);
  });

  test.each(Object.keys(lostWithANewId))(
    'DE-4 %s is not replaced by another value of what is fixed at its creation',
    (id) => {
      const { Type = '', Properties = {} } = stack.all.find(({ logicalId }) => logicalId === id) ?? {};
      const names = fixedAtCreation[Type];
      if (names === undefined) throw new Error(`Say in fixedAtCreation what a ${Type} is replaced by.`);
      const values = names.flatMap((name) => (name in Properties ? [[name, Properties[name]]] : []));
      expect(Object.fromEntries(values)).toEqual(fixedValues[id] ?? {});
    },
  );

  test('DE-4 what others hold the address of, or wait in, keeps its logical id in the other stacks', () => {
    const found = [...allStacks('local'), ...allStacks('local-connect')].flatMap(([name, { all }]) =>
      name.endsWith('-data') ? [] : all.filter(({ Type }) => heldFromOutside.test(Type)),
    );
    const ids = new Set(found.map(({ logicalId }) => logicalId));
    expect([...ids].toSorted()).toEqual(Object.keys(brokenByANewId).toSorted());
  });

  test.each(['local', 'local-connect'] as const)('DE-4 no other stack of %s has any of its kind', (stage) => {
    for (const [name, { all }] of allStacks(stage)) {
      if (name.endsWith('-data')) continue;
      expect({ name, found: all.filter(({ Type }) => kinds.includes(Type)) }).toEqual({ name, found: [] });
      expect({
        name,
        kept: all.filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain')),
      }).toEqual({
        name,
        kept: [],
      });
    }
  });
});

describe('the topics that carriers publish to', () => {
  const topics = [...allStacks().values()].flatMap((each) => each.ofType('AWS::SNS::Topic'));

  test('DE-4 are encrypted with the stage’s key, which turns over; alarms carry nobody’s words', () => {
    const encrypted = topics.filter(({ Properties }) => Properties.KmsMasterKeyId !== undefined);
    expect(topics.filter((topic) => !encrypted.includes(topic)).map(({ path }) => path)).toEqual([
      expect.stringContaining('/Alarms/Topic/'),
    ]);
    expect(encrypted).toHaveLength(4);
    for (const { Properties } of encrypted) {
      expect(JSON.stringify(Properties.KmsMasterKeyId)).toContain('MessagesKey44305758');
    }
    expect(messagesKey?.Properties).toMatchObject({ EnableKeyRotation: true });
  });

  const messagesKey = stack
    .ofType('AWS::KMS::Key')
    .find(({ logicalId }) => logicalId.startsWith('MessagesKey'));

  test('DE-4 whoever publishes to one may encrypt with the key, and only these services', () => {
    expect(messagesKey?.Properties.KeyPolicy).toMatchObject({
      Statement: [
        { Action: 'kms:*', Principal: { AWS: expect.anything() } },
        {
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Principal: { Service: ['ses.amazonaws.com', 'sms-voice.amazonaws.com'] },
        },
      ],
    });
  });
});
