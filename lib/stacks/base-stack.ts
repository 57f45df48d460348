// The base that every capability's stack builds on: the alarm topic, the HTTP API and the event bus.
import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { Alarms } from '../platform/alarms.ts';
import { ApiDescription } from '../platform/api-description.ts';
import { Budget } from '../platform/budget.ts';
import { HttpApi } from '../platform/http-api.ts';
import { LedgerBackup } from '../platform/ledger-backup.ts';
import { Operated } from '../platform/operated.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import type { DataStack } from './data-stack.ts';

export type BaseStackProps = StackProps & { config: StageConfig; data: DataStack; bundles: string };

export class BaseStack extends Stack {
  readonly shared: SharedResources;
  /** Capabilities add routes to it, each in its own stack. */
  readonly api: HttpApi;
  /** Where outcomes are published (CL-11). */
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { config, data, bundles, ...props }: BaseStackProps) {
    super(scope, id, props);
    this.shared = {
      config,
      table: data.table,
      messagesKey: data.messagesKey,
      alarms: new Alarms(this, config),
      operated: new Operated(),
      bundles,
    };
    this.api = new HttpApi(this, this.shared, data.signIn);
    this.bus = new EventBus(this, 'Bus', { eventBusName: `dibs-${config.stage}` });
    new ApiDescription(this, this.shared, this.api);
    const { backup, monthlyBudgetUsd } = config;
    if (backup !== undefined && data.ledgerVault !== undefined) {
      new LedgerBackup(this, this.shared, data.ledgerVault, backup);
    }
    if (monthlyBudgetUsd !== undefined) new Budget(this, this.shared, monthlyBudgetUsd);
  }
}
