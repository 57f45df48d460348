// What must outlive a deploy (DE-4): the table, the people who sign in, keys, and where inbound texts come in. All else can be recreated.
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IBackupVault } from 'aws-cdk-lib/aws-backup';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { SignIn } from '../people/sign-in.ts';
import { keepAll } from '../platform/kept.ts';
import { lockedVault } from '../platform/ledger-backup.ts';
import { InboundChannel } from '../texting/inbound-channel.ts';

/** Logical ids in here are for good: a new one makes AWS replace the resource. test/lib/kept.test.ts says what would be lost. */
export class DataStack extends Stack {
  readonly table: Table;
  readonly signIn: SignIn;
  /** Hashes PINs (CA-4). */
  readonly pinKey: Key;
  /** Signs what push services are told of us (LI-3). */
  readonly pushKey: Key;
  /** Encrypts what carriers publish: texts, receipts and call events. */
  readonly messagesKey: Key;
  readonly inboundTexts: InboundChannel;
  /** With `backup` in the configuration. */
  readonly ledgerVault: IBackupVault | undefined;

  constructor(scope: Construct, id: string, config: StageConfig, props: StackProps) {
    super(scope, id, props);
    this.table = this.addTable(config);
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'Brands', {
      description:
        'The brands that it was deployed with: `npm run operate -- check` holds the next ones against them',
      value: config.brands.map(({ id }) => id).join(','),
    });
    this.signIn = new SignIn(this, config);
    this.pinKey = new Key(this, 'PinKey', {
      description: 'Dibs: hashes the PINs that agents claim by (CA-4)',
      // HMAC_SHA_256 is the only algorithm of this key: roles need no condition on it.
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      // No PIN outlives its offer, and no offer stays open longer than seven days.
      pendingWindow: Duration.days(7),
    });
    this.pushKey = new Key(this, 'PushKey', {
      description: 'Dibs: signs pushes to browsers (VAPID, LI-3)',
      // ECDSA_SHA_256 is the only algorithm of this key: roles need no condition on it.
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
    });
    this.messagesKey = this.addMessagesKey();
    this.inboundTexts = new InboundChannel(this, config, this.messagesKey);
    this.ledgerVault = config.backup && lockedVault(this, config.stage, config.backup);
    keepAll(this);
  }

  private addTable(config: StageConfig): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: config.protected,
    });
    // Sparse: offers and referrals by time, per agent and per team. Keys only, so that a claim costs one write unit.
    table.addGlobalSecondaryIndex({
      indexName: 'inbox',
      partitionKey: { name: 'inboxPk', type: AttributeType.STRING },
      sortKey: { name: 'inboxSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    // Sparse: the items that a daily job has to process, by date, in five partitions a job. Processing an item removes it.
    table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'duePk', type: AttributeType.STRING },
      sortKey: { name: 'dueSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    return table;
  }

  private addMessagesKey(): Key {
    const key = new Key(this, 'MessagesKey', {
      description: 'Dibs: encrypts the topics that carriers publish texts, receipts and call events to',
      enableKeyRotation: true,
    });
    // The topics' own policies hold these services to this account. A condition on the account here is not known to be met
    // by each of them, and a refusal would drop a STOP.
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: ['sms-voice', 'ses'].map((service) => new ServicePrincipal(`${service}.amazonaws.com`)),
        actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
        resources: ['*'],
      }),
    );
    return key;
  }
}
