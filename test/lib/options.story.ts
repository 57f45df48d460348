// What a stage may ask for beyond the default, by its configuration alone.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { dibsStack, type Resource } from './support/synthesized.ts';
import type { SynthesizedStage } from './support/synthesized-anew.ts';
import { twoStages, webAcl } from './support/two-stages.ts';

let both: readonly [SynthesizedStage, SynthesizedStage];
let stage: SynthesizedStage;
beforeAll(async () => {
  both = await twoStages();
  [, stage] = both;
}, 120_000);

const ofType = (type: string): readonly Resource[] => stage.resources.filter(({ Type }) => Type === type);
const stackNameOf = ({ path }: Resource) => path.split('/')[0];

test('DE-1 CloudFormation’s schemas and cdk-nag find nothing in all of it', () => {
  expect(stage.report).toMatchObject({ pluginReports: [] });
});

test('a certificate: the portal is served at portalUrl, by a TLS of today', () => {
  expect(ofType('AWS::CloudFront::Distribution')).toMatchObject([
    {
      Properties: {
        DistributionConfig: {
          Aliases: ['portal.example.com'],
          ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
        },
      },
    },
  ]);
});

describe('a locked backup', () => {
  test('DE-4 copies the table each month into a vault where nobody can delete it for more than five years', () => {
    const [vault, ...others] = ofType('AWS::Backup::BackupVault');
    expect(others).toEqual([]);
    const fiveYears = 5 * 365.25;
    expect(vault?.Properties).toMatchObject({
      BackupVaultName: 'dibs-production-ledger',
      LockConfiguration: { MinRetentionDays: expect.any(Number), ChangeableForDays: 14 },
    });
    const [plan] = ofType('AWS::Backup::BackupPlan');
    expect(plan?.Properties.BackupPlan).toMatchObject({
      BackupPlanRule: [{ ScheduleExpression: expect.stringMatching(/^cron\(0 9 1 \* \? \*\)$/) }],
    });
    const days = [
      ...JSON.stringify([vault, plan]).matchAll(/"(?:MinRetentionDays|DeleteAfterDays)":(\d+)/g),
    ].map(([, found]) => Number(found));
    expect(days).toHaveLength(2);
    for (const found of days) expect(found).toBeGreaterThan(fiveYears);
    // A copy that is to be deleted before the vault lets it go is refused.
    expect(days[1]).toBeGreaterThanOrEqual(days[0] ?? 0);
    expect(JSON.stringify(ofType('AWS::Backup::BackupSelection'))).toContain('TableCD117FA1');
  });

  test('DE-4 the vault is kept with the data, under one logical id, and a failed backup is told', () => {
    expect(ofType('AWS::Backup::BackupVault')).toMatchObject([
      {
        logicalId: 'LedgerVault36E04932',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      },
    ]);
    expect(ofType('AWS::Backup::BackupVault').map(stackNameOf)).toEqual(['dibs-production-data']);
    const alarms = ofType('AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties.MetricName === 'NumberOfBackupJobsFailed',
    );
    expect(alarms).toHaveLength(1);
  });
});

test('DE-4 a budget tells the alarm topic when it is nearly spent, and that topic takes it from this account alone', () => {
  expect(ofType('AWS::Budgets::Budget')).toMatchObject([
    {
      Properties: {
        Budget: {
          BudgetName: 'dibs-production-monthly-us-west-2',
          BudgetLimit: { Amount: 500, Unit: 'USD' },
          TimeUnit: 'MONTHLY',
        },
        NotificationsWithSubscribers: [
          { Notification: { NotificationType: 'ACTUAL', Threshold: 80 } },
          { Notification: { NotificationType: 'FORECASTED', Threshold: 100 } },
        ],
      },
      DependsOn: expect.arrayContaining([expect.stringMatching(/^AlarmsTopicPolicy/)]),
    },
  ]);
  const policy = ofType('AWS::SNS::TopicPolicy').find(({ path }) => path.includes('/Alarms/'));
  expect(policy?.Properties.PolicyDocument).toMatchObject({
    Statement: expect.arrayContaining([
      expect.objectContaining({
        Principal: { Service: expect.arrayContaining(['budgets.amazonaws.com']) },
        Condition: { StringEquals: { 'aws:SourceAccount': expect.anything() } },
      }),
    ]),
  });
});

test('DE-4 a firewall that exists stands in front of the portal', () => {
  expect(ofType('AWS::CloudFront::Distribution')[0]?.Properties.DistributionConfig).toMatchObject({
    WebACLId: webAcl,
  });
});

test('DE-4 a second factor is asked of everybody, by an authenticator app', () => {
  expect(ofType('AWS::Cognito::UserPool')[0]?.Properties).toMatchObject({
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  });
});

describe('requests without a token', () => {
  const isOfHttp = ({ Properties }: Resource) => !JSON.stringify(Properties.ApiId).includes('LiveApi');
  const settingsIn = ([found]: readonly Resource[]) => found?.Properties.RouteSettings;

  test('DE-4 have a rate of their own at each route that takes them, by default as well', () => {
    const few = { ThrottlingRateLimit: 3, ThrottlingBurstLimit: 6 };
    expect(settingsIn(ofType('AWS::ApiGatewayV2::Stage').filter(isOfHttp))).toEqual({
      'GET /openapi.json': few,
      $default: few,
    });
    // Together fewer at once than the ten functions of a new account.
    const byDefault = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 4 };
    expect(settingsIn(dibsStack().ofType('AWS::ApiGatewayV2::Stage').filter(isOfHttp))).toEqual({
      'GET /openapi.json': byDefault,
      $default: byDefault,
    });
  });

  test('DE-4 are every route without an authorizer, and the stage waits for each of them', () => {
    const open = ofType('AWS::ApiGatewayV2::Route').filter(
      (route) => isOfHttp(route) && route.Properties.AuthorizationType === 'NONE',
    );
    const [found] = ofType('AWS::ApiGatewayV2::Stage').filter(isOfHttp);
    expect(open.map(({ Properties }) => Properties.RouteKey).toSorted()).toEqual(
      Object.keys(Object(found?.Properties.RouteSettings)).toSorted(),
    );
    expect(found?.DependsOn).toEqual(expect.arrayContaining(open.map(({ logicalId }) => logicalId)));
  });
});

test('DE-1 Lambdas are reserved for inbound texts and for claims alone, and queues feed no more than these', () => {
  const functions = new Map(
    ofType('AWS::Lambda::Function').map((found) => [found.logicalId, found.Properties] as const),
  );
  const reserved = [...functions.values()].flatMap(({ Description, ReservedConcurrentExecutions: many }) =>
    many === undefined ? [] : [[Description, many]],
  );
  expect(Object.fromEntries(reserved)).toEqual({
    'texting/receive-texts': 4,
    'texting/send-message': 8,
    'calling/settle-calls': 8,
    'calling/enter-pin': 8,
  });
  const feeding = ofType('AWS::Lambda::EventSourceMapping').flatMap(({ Properties }) => {
    const [, id = ''] = /^\{"Ref":"(\w+)"\}$/.exec(JSON.stringify(Properties.FunctionName)) ?? [];
    const { Description, ReservedConcurrentExecutions: many } = functions.get(id) ?? {};
    return many === undefined ? [] : [[Description, many, Properties.ScalingConfig]];
  });
  expect(feeding.toSorted()).toEqual([
    ['calling/settle-calls', 8, { MaximumConcurrency: 8 }],
    ['texting/receive-texts', 4, { MaximumConcurrency: 4 }],
  ]);
});

describe('webhooks', () => {
  const ofWebhooks = (all: readonly Resource[]) => all.filter(({ path }) => path.includes('-webhooks/'));
  const typed = (type: string) => ofWebhooks(stage.resources).filter(({ Type }) => Type === type);

  test('CL-11 a stage without any has none of their resources', () => {
    const [without] = both;
    expect(ofWebhooks(without.resources)).toEqual([]);
    expect([...without.stacks.keys()].filter((name) => name.endsWith('-webhooks'))).toEqual([]);
    expect(without.resources.filter(({ Type }) => Type === 'AWS::SecretsManager::Secret')).toEqual([]);
  });

  test('CL-11 each hears of its own events alone, from Dibs alone', () => {
    expect(typed('AWS::Events::Rule').map(({ Properties }) => Properties.EventPattern)).toEqual([
      { source: ['dibs'], 'detail-type': ['ReferralClaimed', 'TextFailed'] },
      { source: ['dibs'] },
    ]);
  });

  test('CL-11 each has a queue, dead letters, a key and a function of its own, which reads that key alone', () => {
    const keys = typed('AWS::SecretsManager::Secret');
    const functions = typed('AWS::Lambda::Function');
    const queues = typed('AWS::SQS::Queue').filter(
      ({ Properties }) => Properties.RedrivePolicy !== undefined,
    );
    expect([keys.length, functions.length, queues.length, typed('AWS::SQS::Queue').length]).toEqual([
      2, 2, 2, 4,
    ]);
    for (const queue of queues)
      expect(queue.Properties).toMatchObject({ RedrivePolicy: { maxReceiveCount: 29 } });
    for (const [index, { Properties }] of functions.entries()) {
      const reads = typed('AWS::IAM::Policy')
        .map((policy) => JSON.stringify(policy.Properties.PolicyDocument))
        .filter((document) => document.includes('secretsmanager:GetSecretValue'));
      expect(reads).toHaveLength(2);
      expect(reads.filter((document) => document.includes(keys[index]?.logicalId ?? ''))).toHaveLength(1);
      expect(JSON.stringify(Properties.Environment)).toContain(keys[index]?.logicalId);
    }
  });

  test('CL-11 the key is generated, and stands nowhere', () => {
    for (const { Properties } of typed('AWS::SecretsManager::Secret')) {
      expect(Properties.GenerateSecretString).toEqual({ ExcludePunctuation: true, PasswordLength: 44 });
      expect(Properties).not.toHaveProperty('SecretString');
    }
  });

  test('CL-11 each has an alarm for dead letters, for a receiver that takes nothing for an hour, and for its rule', () => {
    const alarms = typed('AWS::CloudWatch::Alarm').map(({ Properties }) =>
      String(Properties.AlarmDescription),
    );
    for (const name of ['crm', 'data-warehouse']) {
      const own = alarms.filter((words) => words.includes(`${name} doesn’t hear`));
      for (const what of [
        /gave up on messages/,
        /60 minutes old/,
        /did not reach its queue/,
        /failed or was throttled/,
      ])
        expect(own.filter((words) => what.test(words))).toHaveLength(1);
    }
  });
});

test('PE-1 pages load images from the hosts of the brands’ logos, and from no other', () => {
  const policies = (all: readonly Resource[]) =>
    all
      .filter(({ Type }) => Type === 'AWS::CloudFront::ResponseHeadersPolicy')
      .map((policy) => /img-src [^;]*/.exec(JSON.stringify(policy.Properties))?.[0]);
  expect(policies(stage.resources)).toEqual(["img-src 'self' data: https://cdn.example.com"]);
  expect(policies(both[0].resources)).toEqual(["img-src 'self' data:"]);
});
