// The small IAM: wildcards, conditions, explicit denies, and refusing at load what it does not understand.
import { describe, expect, test } from '@jest/globals';
import { loadIam } from '../../../local/aws/iam/roles.ts';
import type { DeployedTemplate, Resource } from '../../../local/template/resources.ts';

const ROLE = 'arn:aws:iam::000000000000:role/app';
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/main';

function aTemplate(...resources: Resource[]): DeployedTemplate {
  return {
    ofType: (type) => resources.filter((each) => each.type === type),
    byArn: () => {
      throw new Error('not needed');
    },
    metadata: () => [],
  };
}

function aRole(properties: Record<string, unknown>): Resource {
  return { logicalId: 'Role', type: 'AWS::IAM::Role', arn: ROLE, ref: 'app', path: 'Dibs/Role', properties };
}

function iamWith(...statements: unknown[]) {
  const PolicyDocument = { Version: '2012-10-17', Statement: statements };
  return loadIam(aTemplate(aRole({ Policies: [{ PolicyName: 'own', PolicyDocument }] })));
}

function decide(
  statements: unknown[],
  action: string,
  context: Record<string, string[]> = {},
  resource = TABLE,
) {
  return iamWith(...statements).decide(ROLE, { action, resource, context });
}

const onItems = {
  Effect: 'Allow',
  Action: 'dynamodb:*Item',
  Resource: TABLE,
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ITEM#*'] } },
};
const keys = (...values: string[]) => ({ 'dynamodb:LeadingKeys': values });

describe('a statement', () => {
  test('covers actions by wildcard and without regard to case', () => {
    expect(decide([onItems], 'dynamodb:putitem', keys('ITEM#1'))).toBe('allowed');
    expect(decide([onItems], 'dynamodb:Query', keys('ITEM#1'))).toBe('no-allow');
  });

  test('covers the resource it names and no index of it', () => {
    const open = { Effect: 'Allow', Action: 'dynamodb:Query', Resource: TABLE };
    expect(decide([open], 'dynamodb:Query', {}, `${TABLE}/index/inbox`)).toBe('no-allow');
  });

  test('with NotAction covers every other action', () => {
    const other = { Effect: 'Allow', NotAction: 'dynamodb:DeleteItem', Resource: '*' };
    expect(decide([other], 'dynamodb:PutItem')).toBe('allowed');
    expect(decide([other], 'dynamodb:DeleteItem')).toBe('no-allow');
  });

  test('that denies changes every allow', () => {
    const deny = {
      Effect: 'Deny',
      Action: 'dynamodb:UpdateItem',
      Resource: '*',
      Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': 'LEDGER#*' } },
    };
    const open = { Effect: 'Allow', Action: '*', Resource: '*' };
    expect(decide([open, deny], 'dynamodb:UpdateItem', keys('ITEM#1', 'LEDGER#1'))).toBe('explicit-deny');
    expect(decide([open, deny], 'dynamodb:UpdateItem', keys('ITEM#1'))).toBe('allowed');
  });
});

describe('a condition', () => {
  test('ForAllValues holds when each value matches, and when there is none', () => {
    expect(decide([onItems], 'dynamodb:PutItem', keys('ITEM#1', 'ITEM#2'))).toBe('allowed');
    expect(decide([onItems], 'dynamodb:PutItem', keys('ITEM#1', 'LEDGER#2'))).toBe('no-allow');
    expect(decide([onItems], 'dynamodb:PutItem')).toBe('allowed');
  });

  test.each([
    ['StringEquals', 'a@x.example', true],
    ['StringEquals', 'b@x.example', false],
    ['StringNotEquals', 'b@x.example', true],
    ['StringLike', 'a@x.example', true],
    ['StringNotLike', 'a@x.example', false],
  ])('%s on %s', (operator, value, isAllowed) => {
    const statement = {
      Effect: 'Allow',
      Action: 'ses:SendEmail',
      Resource: '*',
      Condition: { [operator]: { 'ses:FromAddress': 'a@x.example' } },
    };
    const decision = decide([statement], 'ses:SendEmail', { 'ses:FromAddress': [value] });
    expect(decision).toBe(isAllowed ? 'allowed' : 'no-allow');
  });

  test('on a missing key fails, unless it is negated or ends in IfExists', () => {
    const on = (operator: string) =>
      decide(
        [
          {
            Effect: 'Allow',
            Action: 'ses:SendEmail',
            Resource: '*',
            Condition: { [operator]: { 'ses:FromAddress': 'a@x.example' } },
          },
        ],
        'ses:SendEmail',
      );
    expect(on('StringEquals')).toBe('no-allow');
    expect(on('StringNotEquals')).toBe('allowed');
    expect(on('StringEqualsIfExists')).toBe('allowed');
  });

  test('Null tells whether the key is there', () => {
    const absent = { ...onItems, Condition: { Null: { 'dynamodb:LeadingKeys': 'true' } } };
    expect(decide([absent], 'dynamodb:PutItem')).toBe('allowed');
    expect(decide([absent], 'dynamodb:PutItem', keys('ITEM#1'))).toBe('no-allow');
  });
});

describe('what is not understood is refused at load', () => {
  test.each([
    ['an operator', { Condition: { NumericLessThan: { 'ses:FromAddress': '1' } } }],
    ['a condition key', { Condition: { StringEquals: { 'dynamodb:Attributes': 'x' } } }],
    ['an element', { Principal: '*' }],
  ])('%s', (_, extra) => {
    expect(() => iamWith({ Effect: 'Allow', Action: '*', Resource: '*', ...extra })).toThrow(/Dibs\/Role/);
  });

  test('a managed policy', () => {
    const role = aRole({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
    expect(() => loadIam(aTemplate(role))).toThrow('AdministratorAccess');
  });
});

test('policies of their own are attached by role name', () => {
  const policy: Resource = {
    logicalId: 'Policy',
    type: 'AWS::IAM::Policy',
    arn: 'any',
    ref: 'any',
    path: 'Dibs/Policy',
    properties: {
      Roles: ['app'],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }],
      },
    },
  };
  const iam = loadIam(aTemplate(aRole({}), policy));
  expect(iam.decide(ROLE, { action: 'sqs:SendMessage', resource: 'q' })).toBe('allowed');
});
