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
  SignInUsersApi276EC1FE: 'the scopes that machines’ tokens are asked for',
  SignInUsersPortalC4F0BD43:
    'the portal’s client: everybody is signed out, pages that are open can’t renew their tokens',
  SignInUsersSourceDC6F700A: 'the id and secret that the source asks its tokens with',
  SignInUsersAdmin7DAE7415: 'the id and secret that administrators ask their tokens with',
  PinKey37B6522A: 'every PIN that was told and not yet dialed',
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

  test('DE-4 the data stack holds nothing else, but for the name of the sign-in page, which can be made anew', () => {
    const others = stack.all.filter(({ logicalId }) => !Object.hasOwn(lostWithANewId, logicalId));
    expect(others.map(({ Type }) => Type)).toEqual(['AWS::Cognito::UserPoolDomain']);
    expect(others[0]?.DeletionPolicy).toBeUndefined();
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
    expect(encrypted).toHaveLength(3);
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
