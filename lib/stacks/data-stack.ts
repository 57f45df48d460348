// What must outlive a deploy: the table and the people who sign in. Everything else can be made again.
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { SignIn } from '../people/sign-in.ts';

export class DataStack extends Stack {
  readonly table: Table;
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, config: StageConfig, props: StackProps) {
    super(scope, id, props);

    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Sparse: an agent's offers and referrals by time, and a team's. Only keys, so that a claim costs one write unit.
    this.table.addGlobalSecondaryIndex({
      indexName: 'inbox',
      partitionKey: { name: 'inboxPk', type: AttributeType.STRING },
      sortKey: { name: 'inboxSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    // Sparse: what a daily job must look at and when, in ten partitions a job; it leaves by the write that deals with it.
    this.table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'duePk', type: AttributeType.STRING },
      sortKey: { name: 'dueSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });

    this.signIn = new SignIn(this, config);
  }
}
