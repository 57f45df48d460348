// A copy of the table each month, in a vault where nobody can delete it: what people agreed to has to be proved for years (DE-4).
import { Duration, Validations } from 'aws-cdk-lib';
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  type IBackupVault,
} from 'aws-cdk-lib/aws-backup';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { physicalName, type SharedResources } from './shared-resources.ts';

type Backup = NonNullable<StageConfig['backup']>;

/** With leap days, and a day over. */
const keptFor = ({ keepYears }: Backup) => Duration.days(keepYears * 366 + 1);

/** Belongs to the data stack. */
export function lockedVault(scope: Construct, stage: string, backup: Backup): IBackupVault {
  return new BackupVault(scope, 'LedgerVault', {
    backupVaultName: backup.vaultName ?? `dibs-${stage}-ledger`,
    lockConfiguration: { minRetention: keptFor(backup), changeableFor: Duration.days(backup.lockAfterDays) },
  });
}

export class LedgerBackup extends Construct {
  constructor(scope: Construct, shared: SharedResources, vault: IBackupVault, backup: Backup) {
    super(scope, 'LedgerBackup');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'),
      ],
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      reason:
        'AWS keeps this policy as its service needs it; only AWS Backup takes the role, and the plan names one table.',
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: physicalName(shared, 'ledger'),
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'monthly',
          // The first of the month, when it is night all over the United States and Canada.
          scheduleExpression: Schedule.cron({ day: '1', hour: '9', minute: '0' }),
          deleteAfter: keptFor(backup),
        }),
      ],
    });
    plan.addSelection('Table', {
      role,
      disableDefaultBackupPolicy: true,
      resources: [BackupResource.fromDynamoDbTable(shared.table)],
    });
    shared.alarms.raise(this, 'FailsAlarm', {
      kind: 'backup',
      metric: new Metric({
        namespace: 'AWS/Backup',
        metricName: 'NumberOfBackupJobsFailed',
        dimensionsMap: { BackupVaultName: vault.backupVaultName },
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
      what: 'The monthly backup of the table failed.',
      impact: 'Evidence of consent is in the table alone, and in its last 35 days, until a backup succeeds.',
    });
  }
}
