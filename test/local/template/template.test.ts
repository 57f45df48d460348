// Reading the template: intrinsics, names as AWS makes them, exports between stacks, and refusing unknown types.
import { describe, expect, test } from '@jest/globals';
import { deployedPortal } from '../../../local/portal/deployed-portal.ts';
import { loadTemplate } from '../../../local/template/deployed-template.ts';
import { type RawResource, readSynthesis, type SynthesizedStack } from '../../../local/template/synthesis.ts';

const AWS = 'http://127.0.0.1:4566';

type Sketch = { Type: string; Properties?: Record<string, unknown>; Condition?: string };

function aStack(
  name: string,
  resources: Record<string, Sketch>,
  more: Partial<SynthesizedStack> = {},
): SynthesizedStack {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([id, sketch]): [string, RawResource] => [
      id,
      { Properties: {}, ...sketch },
    ]),
  );
  const empty = { Outputs: {}, Parameters: {}, Mappings: {}, Conditions: {}, Metadata: {} };
  return { name, region: 'eu-west-1', tags: {}, Resources, ...empty, ...more };
}

function load(...stacks: SynthesizedStack[]) {
  return loadTemplate({ stacks, assetPath: () => '', read: () => '' }, AWS);
}

/** A placeholder of Fn::Sub. */
function hole(name: string): string {
  return `\${${name}}`;
}

const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } };

/** What an expression becomes, beside the queue `Queue`. */
function resolved(value: unknown, more: Partial<SynthesizedStack> = {}): unknown {
  const probe = { Type: 'AWS::SNS::Subscription', Properties: { value } };
  return load(aStack('s', { Queue: queue, Probe: probe }, more)).ofType('AWS::SNS::Subscription')[0]
    ?.properties.value;
}

describe('an intrinsic', () => {
  test.each([
    ['Ref', { Ref: 'Queue' }, `${AWS}/000000000000/work`],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-west-1:000000000000:work'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }]] }, 'a-000000000000'],
    [
      'Fn::Sub',
      { 'Fn::Sub': `${hole('AWS::Partition')}/${hole('Queue.QueueName')}/${hole('!kept')}` },
      `aws/work/${hole('kept')}`,
    ],
    ['Fn::Sub with values', { 'Fn::Sub': [hole('a'), { a: { Ref: 'AWS::StackName' } }] }, 's'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    ['Ref of no value', [{ Ref: 'AWS::NoValue' }, 'left'], ['left']],
  ])('%s', (_, expression, value) => {
    expect(resolved(expression)).toEqual(value);
  });

  test('Fn::If follows its condition', () => {
    const Conditions = { IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } };
    expect(resolved({ 'Fn::If': ['IsHere', 'yes', 'no'] }, { Conditions })).toBe('yes');
  });

  test("a policy's Condition is none", () => {
    const statement = { Condition: { StringEquals: { a: { Ref: 'AWS::AccountId' } } } };
    expect(resolved(statement)).toEqual({ Condition: { StringEquals: { a: '000000000000' } } });
  });

  test.each([
    ['an unknown function', { 'Fn::Base64': 'x' }, 'Fn::Base64'],
    ['an unknown attribute', { 'Fn::GetAtt': ['Queue', 'Color'] }, 'Color of Queue'],
    ['an unknown resource', { Ref: 'Nothing' }, 'Nothing'],
    ['an unknown export', { 'Fn::ImportValue': 'none' }, 'none'],
  ])('%s is refused with the place', (_, expression, complaint) => {
    expect(() => resolved(expression)).toThrow(complaint);
    expect(() => resolved(expression)).toThrow('s/Probe');
  });
});

test('a stack imports what another exports', () => {
  const Outputs = { Out: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: 'queue-arn' } } };
  const data = aStack('data', { Queue: queue }, { Outputs });
  const user = aStack('user', {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { arn: { 'Fn::ImportValue': 'queue-arn' } } },
  });
  expect(load(data, user).ofType('AWS::SNS::Topic')[0]?.properties.arn).toMatch(/:work$/);
});

test('metadata of the stacks is read with its intrinsics resolved', () => {
  const numbers = [{ arn: { 'Fn::Sub': `arn:${hole('AWS::Region')}` } }];
  const told = aStack('told', {}, { Metadata: { Numbers: numbers } });
  expect(load(aStack('silent', {}), told).metadata('Numbers')).toEqual([[{ arn: 'arn:eu-west-1' }]]);
});

test('a contact flow is named within its instance, which its id is read from', () => {
  const InstanceArn = 'arn:aws:connect:eu-west-1:000000000000:instance/one';
  const flow = { Type: 'AWS::Connect::ContactFlow', Properties: { InstanceArn, Name: 'Dibs pin-line' } };
  const id = { 'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Flow', 'ContactFlowArn'] }] }] };
  const topic = { Type: 'AWS::SNS::Topic', Properties: { id } };
  const template = load(aStack('s', { Flow: flow, Topic: topic }));
  expect(template.ofType('AWS::Connect::ContactFlow')[0]?.arn).toBe(
    `${InstanceArn}/contact-flow/dibs-pin-line`,
  );
  expect(template.ofType('AWS::SNS::Topic')[0]?.properties.id).toBe('dibs-pin-line');
});

test('a resource is found by its ARN', () => {
  expect(load(aStack('s', { Queue: queue })).byArn('arn:aws:sqs:eu-west-1:000000000000:work').logicalId).toBe(
    'Queue',
  );
});

test('a resource whose condition is false is not there', () => {
  const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
  const stack = aStack('s', { Queue: { ...queue, Condition: 'Never' } }, { Conditions });
  expect(load(stack).ofType('AWS::SQS::Queue')).toEqual([]);
});

test('a type that is left out knowingly is left out', () => {
  const board = {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { x: { 'Fn::GetAtt': ['Nothing', 'Arn'] } },
  };
  expect(load(aStack('s', { Board: board })).ofType('AWS::CloudWatch::Dashboard')).toEqual([]);
});

test('a type that the cloud has no word on is refused by name', () => {
  expect(() => load(aStack('s', { Db: { Type: 'AWS::RDS::DBInstance' } }))).toThrow(
    's/Db is a AWS::RDS::DBInstance',
  );
});

describe('the addresses that a local stage names as its own', () => {
  /** Each with its port, wherever it stands in what was synthesized: plain, or within another address. */
  const portsIn = (text: string) =>
    new Set([...text.matchAll(/localhost(?::|%3A)(\d+)/gi)].map(([, port]) => port));
  const synthesized = (port?: number) => {
    const synthesis = readSynthesis(String(process.env.DIBS_TEMPLATE_DIR), port);
    const signOut = deployedPortal(loadTemplate(synthesis, AWS), synthesis)?.configuration.signOutUrl;
    const stacks = JSON.stringify(synthesis.stacks.map(({ Resources, Outputs }) => [Resources, Outputs]));
    return { stacks, signOut: signOut ?? '' };
  };

  test('have the port in use', () => {
    const [given, moved] = [synthesized(), synthesized(4444)];
    for (const place of ['stacks', 'signOut'] as const) {
      expect(portsIn(given[place])).toEqual(new Set(['3000']));
      expect(portsIn(moved[place])).toEqual(new Set(['4444']));
    }
  });
});
