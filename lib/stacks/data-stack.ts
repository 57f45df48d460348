// What must outlive a deploy: the table and the people who sign in. Everything else can be recreated.
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
    // Sparse: offers and referrals by time, per agent and per team. Keys only, so that a claim costs one write unit.
    this.table.addGlobalSecondaryIndex({
      indexName: 'inbox',
      partitionKey: { name: 'inboxPk', type: AttributeType.STRING },
      sortKey: { name: 'inboxSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    // Sparse: the items that a daily job has to process, by date, in ten partitions a job. Processing an item removes it.
    this.table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'duePk', type: AttributeType.STRING },
      sortKey: { name: 'dueSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });

    this.signIn = new SignIn(this, config);
  }
}
