// cdk-nag's AwsSolutions checks run at every synthesis; what is accepted says why.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { dataStack, dibsStack, validationReport } from './support/synthesized.ts';

const accepted = z.object({ rules_to_suppress: z.array(z.object({ id: z.string(), reason: z.string() })) });

describe('cdk-nag', () => {
  test.each(['local', 'local-connect'] as const)('finds nothing in %s that is not accepted', (stage) => {
    // A finding would also have ended the synthesis.
    expect(validationReport(stage)).toMatchObject({ pluginReports: [] });
  });

  test('what is accepted carries its reason, and is little', () => {
    const rules = [...dataStack().all, ...dibsStack().all, ...dibsStack('local-connect').all]
      .flatMap(({ Metadata }) => (Metadata.cdk_nag ? [accepted.parse(Metadata.cdk_nag)] : []))
      .flatMap((found) => found.rules_to_suppress);
    for (const { reason } of rules) expect(reason.length).toBeGreaterThan(30);
    const ids = new Set(
      rules.map(({ id }) =>
        id
          .replace(/::arn:aws:sns:.*]$/, '::<endpoints of an application>]')
          .replace(/::arn:aws:connect:.*]$/, '::<contacts of an instance>]')
          .replace(/::arn:aws:execute-api:.*@connections\/\*]$/, '::<connections of an API>]')
          .replace(/::arn:aws:s3:::cdk-.*]$/, '::<assets of a deploy>]')
          .replace(/::arn:aws:states:.*:execution:dibs-[a-z-]+:\*]$/, '::<executions of a workflow>]')
          .replace(/::arn:aws:cloudwatch:.*:alarm:\*]$/, '::<alarms of the account>]')
          .replace(/::<PortalBucket\w+\.Arn>\/\*]$/, '::<files of the portal>]'),
      ),
    );
    expect([...ids].sort()).toEqual([
      'AwsSolutions-APIG1',
      'AwsSolutions-APIG4',
      'AwsSolutions-CFR1',
      'AwsSolutions-CFR2',
      'AwsSolutions-CFR3',
      'AwsSolutions-CFR4',
      'AwsSolutions-COG2',
      'AwsSolutions-COG8',
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::<alarms of the account>]',
      'AwsSolutions-IAM5[Resource::<assets of a deploy>]',
      'AwsSolutions-IAM5[Resource::<connections of an API>]',
      'AwsSolutions-IAM5[Resource::<contacts of an instance>]',
      'AwsSolutions-IAM5[Resource::<endpoints of an application>]',
      'AwsSolutions-IAM5[Resource::<executions of a workflow>]',
      'AwsSolutions-IAM5[Resource::<files of the portal>]',
      'AwsSolutions-L1',
      'AwsSolutions-S1',
      'AwsSolutions-SF1',
      'AwsSolutions-SMG4',
      'AwsSolutions-SQS3',
    ]);
  });
});
