// What is taken out of a template for the emulator, and that nothing else is.
import { describe, expect, test } from '@jest/globals';
import type { Lack } from './lacking.ts';
import { strip, unused } from './strip.ts';

const says = /refused/;
const why = 'For this test.';
const standIn = ({ id, type, attribute }: { id: string; type: string; attribute: string | undefined }) =>
  `${type} ${id} ${attribute ?? 'ref'}`;

function policyOf(...Statement: object[]) {
  return { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement } } };
}

describe('resources', () => {
  const alarms: Lack = { kind: 'resource', type: 'AWS::CloudWatch::Alarm', property: 'Metrics', says, why };
  const flows: Lack = { kind: 'resource', type: 'AWS::Connect::ContactFlow', says, why };
  const topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'kept' } };

  test('DE-6 only those of the type go, and with a property only those that have it', () => {
    const plain = { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } };
    const math = { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [] } };
    const { template, stripped } = strip({ Resources: { plain, math, topic } }, [alarms], standIn);
    expect(template.Resources).toEqual({ plain, topic });
    expect(stripped).toEqual([{ lack: alarms, id: 'math', resource: math }]);
  });

  test('DE-6 what refers to one that is gone has its stand-in, and nothing waits for it', () => {
    const user = {
      Type: 'AWS::Lambda::Function',
      DependsOn: ['flow', 'topic'],
      Properties: { ref: { Ref: 'flow' }, arns: [{ 'Fn::GetAtt': ['flow', 'Arn'] }], kept: { Ref: 'topic' } },
    };
    const waiting = { Type: 'AWS::Lambda::Version', DependsOn: 'flow' };
    const flow = { Type: 'AWS::Connect::ContactFlow' };
    const Outputs = { Flow: { Value: { Ref: 'flow' } } };
    const { template } = strip({ Resources: { flow, topic, user, waiting }, Outputs }, [flows], standIn);
    expect(template.Resources).toEqual({
      topic,
      user: {
        Type: 'AWS::Lambda::Function',
        DependsOn: ['topic'],
        Properties: {
          ref: 'AWS::Connect::ContactFlow flow ref',
          arns: ['AWS::Connect::ContactFlow flow Arn'],
          kept: { Ref: 'topic' },
        },
      },
      waiting: { Type: 'AWS::Lambda::Version' },
    });
    expect(template.Outputs).toEqual({ Flow: { Value: 'AWS::Connect::ContactFlow flow ref' } });
  });

  test('DE-6 an entry that takes nothing is told, so that the list stays as short as it can be', () => {
    const { stripped } = strip({ Resources: { topic } }, [alarms, flows], standIn);
    expect(unused([alarms, flows], stripped)).toEqual([alarms, flows]);
  });
});

test('DE-6 an output goes when it reads the attribute, of a resource that stays', () => {
  const dkim: Lack = {
    kind: 'output',
    type: 'AWS::SES::EmailIdentity',
    attribute: 'DkimDNSToken',
    says,
    why,
  };
  const identity = { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'dibs.example' } };
  const records = { Value: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['identity', 'DkimDNSTokenName1'] }]] } };
  const name = { Value: { Ref: 'identity' } };
  const Outputs = { records, name };
  const { template, stripped } = strip({ Resources: { identity }, Outputs }, [dkim], standIn);
  expect(template).toEqual({ Resources: { identity }, Outputs: { name } });
  expect(stripped).toEqual([
    { name: 'records', lack: dkim, id: 'identity', resource: identity, output: records },
  ]);
});

describe('statements', () => {
  const keys: Lack = { kind: 'condition', key: 'dynamodb:LeadingKeys', why };
  const tokens: Lack = { kind: 'scope', actions: ['states:SendTaskSuccess'], why };
  const leading = { 'dynamodb:LeadingKeys': ['REF#*'] };

  test('DE-6 one that allows loses the condition alone', () => {
    const other = { StringEquals: { 'aws:SourceAccount': '000000000000' } };
    const given = policyOf({
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: 'table',
      Condition: { 'ForAllValues:StringLike': leading, ...other },
    });
    const { template, stripped } = strip({ Resources: { given } }, [keys], standIn);
    const left = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: 'table', Condition: other };
    expect(template.Resources.given).toEqual(policyOf(left));
    expect(stripped).toMatchObject([{ lack: keys, id: 'given' }]);
  });

  test('DE-6 one that denies keeps it, or it would deny everything', () => {
    const denies = policyOf({
      Effect: 'Deny',
      Action: 'dynamodb:DeleteItem',
      Resource: '*',
      Condition: { 'ForAnyValue:StringLike': leading },
    });
    const { template, stripped } = strip({ Resources: { denies } }, [keys], standIn);
    expect(template.Resources).toEqual({ denies });
    expect(stripped).toEqual([]);
  });

  test('DE-6 of several actions only the listed ones are allowed on anything', () => {
    const both = ['states:StartExecution', 'states:SendTaskSuccess'];
    const given = policyOf({ Effect: 'Allow', Action: both, Resource: 'machine' });
    const { template } = strip({ Resources: { given } }, [tokens], standIn);
    expect(template.Resources.given).toEqual(
      policyOf(
        { Effect: 'Allow', Action: ['states:StartExecution'], Resource: 'machine' },
        { Effect: 'Allow', Action: ['states:SendTaskSuccess'], Resource: '*' },
      ),
    );
  });
});
