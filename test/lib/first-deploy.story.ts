// A first deploy that failed can be run again as it is, beside another stage of the account and region, with what exists there already.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { capabilities } from '../../lib/stacks/capabilities.ts';
import { allStacks, dibsStack, type Resource } from './support/synthesized.ts';
import type { SynthesizedStage } from './support/synthesized-anew.ts';
import { twoStages } from './support/two-stages.ts';

let first: SynthesizedStage;
let second: SynthesizedStage;
beforeAll(async () => {
  [first, second] = await twoStages();
}, 120_000);

const isProtected = ({ Properties }: Resource) =>
  Properties.DeletionProtectionEnabled === true || Properties.DeletionProtection === 'ACTIVE';

describe('a stage that was never deployed', () => {
  test('DE-1 refuses nothing that clearing up a failed create needs, and says when it is to be protected', () => {
    expect(first.protectedStacks).toEqual([]);
    expect(first.resources.filter(isProtected)).toEqual([]);
    expect(first.said).toMatch(/"protected": true into config\/trial\.json/);
  });

  test('DE-1 leaves nothing behind when its create is rolled back, named things least of all', () => {
    for (const stage of ['local', 'local-connect'] as const) {
      for (const { path, DeletionPolicy = 'Delete' } of dibsStack(stage).all) {
        expect({ path, DeletionPolicy }).toEqual({
          path,
          DeletionPolicy: expect.stringMatching(/^(Delete|RetainExceptOnCreate)$/),
        });
      }
    }
  });
});

test('DE-1 once protected, table, people and the stacks that others build on refuse to be deleted; capabilities may fail at first', () => {
  expect(second.protectedStacks).toEqual(['dibs-production', 'dibs-production-data']);
  expect(second.resources.filter(isProtected).map(({ Type }) => Type)).toEqual([
    'AWS::DynamoDB::Table',
    'AWS::Cognito::UserPool',
  ]);
  expect(second.said).not.toMatch(/protected/);
  const others = [...second.stacks.keys()].filter((name) => !second.protectedStacks.includes(name));
  expect(others.toSorted()).toEqual(capabilities.map((name) => `dibs-production-${name}`).toSorted());
});

test('DE-1 a configuration set waits for the policy that lets its carrier publish', () => {
  for (const stage of ['local', 'local-connect'] as const) {
    for (const stack of allStacks(stage).values()) {
      const policies = stack.ofType('AWS::SNS::TopicPolicy').map(({ logicalId }) => logicalId);
      const destinations = [
        ...stack.ofType('AWS::SMSVOICE::ConfigurationSet'),
        ...stack.ofType('AWS::SES::ConfigurationSetEventDestination'),
      ];
      for (const { path, DependsOn } of destinations) {
        expect({ path, policies: policies.filter((policy) => DependsOn.includes(policy)) }).toEqual({
          path,
          policies: [expect.any(String)],
        });
      }
    }
  }
});

test('DE-1 an account with ten Lambdas at a time takes it: no function reserves any', () => {
  for (const { path, Properties } of dibsStack().ofType('AWS::Lambda::Function')) {
    expect({ path, reserved: Properties.ReservedConcurrentExecutions }).toEqual({ path });
  }
});

describe('two stages in one account and region', () => {
  test('DE-1 have no stack and no export in common', () => {
    const ofBoth = ({ stacks }: SynthesizedStage) => [
      ...stacks.keys(),
      ...[...stacks.values()].flatMap(({ exports }) => exports),
    ];
    expect(ofBoth(first).length).toBeGreaterThan(30);
    expect(ofBoth(first).filter((name) => ofBoth(second).includes(name))).toEqual([]);
  });

  test('DE-1 give no resource the same name, but within what is their own', () => {
    const names = namesOf(first);
    expect(names.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'AWS::CloudFront::Function',
        'AWS::Cognito::UserPoolDomain',
        'AWS::Events::EventBus',
        'AWS::SMSVOICE::ConfigurationSet',
        'AWS::StepFunctions::StateMachine',
      ]),
    );
    const taken = new Set(namesOf(second).map(({ type, name }) => `${type} ${name}`));
    expect(names.filter(({ type, name }) => taken.has(`${type} ${name}`))).toEqual([]);
  });

  test('DE-1 may have one name in two regions: what CloudFront and Budgets have once for all is named after the region', () => {
    const ofAllRegions = [...namesOf(first), ...namesOf(second)].filter(({ type }) =>
      /^AWS::(CloudFront|Budgets|IAM|Route53)::/.test(type),
    );
    expect(ofAllRegions.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'AWS::CloudFront::OriginAccessControl',
        'AWS::CloudFront::ResponseHeadersPolicy',
        'AWS::Budgets::Budget',
      ]),
    );
    expect(ofAllRegions.filter(({ name }) => !name.includes('us-west-2'))).toEqual([]);
  });

  test('DE-1 have rules of their own, which send to their own queues, and count their own faults', () => {
    const rules = first.resources.filter(({ Type }) => Type === 'AWS::Events::Rule');
    expect(rules).not.toEqual([]);
    for (const { Properties } of rules) expect(Properties).not.toHaveProperty('Name');
    const metrics = ({ resources }: SynthesizedStage) =>
      resources
        .filter(({ Type }) => Type === 'AWS::Logs::MetricFilter')
        .map(({ Properties }) => JSON.stringify(Properties.MetricTransformations));
    expect(metrics(first)).not.toEqual([]);
    expect(metrics(first).filter((each) => metrics(second).includes(each))).toEqual([]);
  });
});

describe('what exists already is taken by configuration', () => {
  const ofType = ({ resources }: SynthesizedStage, type: RegExp) =>
    resources.filter(({ Type }) => type.test(Type));

  test('DE-2 the SES identity: none is made, emails are sent by the one that is named', () => {
    const identity = /^AWS::SES::EmailIdentity$/;
    expect(ofType(first, identity).map(({ Properties }) => Properties.EmailIdentity)).toEqual([
      'example.com',
    ]);
    expect(ofType(second, identity)).toEqual([]);
    const sending = ofType(second, /^AWS::IAM::Policy$/)
      .map(({ Properties }) => JSON.stringify(Properties.PolicyDocument))
      .filter((policy) => policy.includes('ses:SendEmail'));
    const byTheNamed = expect.stringMatching(/:ses:us-west-2:123456789012:identity\/example\.com"/);
    expect(sending).toEqual([byTheNamed, byTheNamed]);
    const outputs = [...second.stacks.values()].flatMap((stack) => Object.keys(stack.outputs));
    expect(outputs.filter((id) => id.includes('DnsRecords'))).toEqual([]);
  });

  test('DE-2 certificate, domain and numbers: none is made or bought, the distribution serves the domain by the certificate', () => {
    expect(ofType(first, /Certificate|HostedZone|PhoneNumber|::(Pool|SenderId|Instance)$/)).toEqual([]);
    const [distribution] = ofType(first, /^AWS::CloudFront::Distribution$/);
    expect(distribution?.Properties.DistributionConfig).toMatchObject({
      Aliases: ['portal.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: expect.stringContaining(':us-east-1:123456789012:certificate/'),
      },
    });
  });
});

/** Names that are unique within something that each stage has to itself. */
const namedWithin = new Set([
  'AWS::ApiGatewayV2::Authorizer Name',
  'AWS::ApiGatewayV2::Stage StageName',
  'AWS::Cognito::UserPoolGroup GroupName',
  'AWS::Cognito::UserPoolResourceServer Identifier',
  'AWS::Cognito::UserPoolResourceServer Name',
  'AWS::IAM::Policy PolicyName',
  'AWS::CloudWatch::Alarm MetricName',
]);

const naming = /Name$|^Domain$|^Identifier$|^EmailIdentity$/;
const literal = z.string();
const nested = z.record(z.string(), z.unknown());

/** The names that a template gives, at the top of a resource or one level in. */
function namesOf({ resources }: SynthesizedStage): { type: string; name: string }[] {
  return resources.flatMap(({ Type: type, Properties }) => {
    const inside = Object.values(Properties).flatMap((value) =>
      Object.entries(nested.safeParse(value).data ?? {}),
    );
    return [...Object.entries(Properties), ...inside].flatMap(([key, value]) => {
      const name = literal.safeParse(value);
      const isGiven = naming.test(key) && key !== 'AttributeName' && !namedWithin.has(`${type} ${key}`);
      return isGiven && name.success ? [{ type, name: name.data }] : [];
    });
  });
}
