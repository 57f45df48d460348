// A Lambda function with its own role, JSON logs that expire, tracing, and an alarm that states its impact.
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { alarmOnFailure } from './function-alarm.ts';
import { bundleOf, pascalCase, type SharedResources } from './shared-resources.ts';
import { type Index, type KeyedActions, ledgerStaysAsWritten, onIndex, onKeys } from './table-access.ts';

/** In MB, for what nobody waits for and itself waits for AWS most of its time: half as much, half the price, a cold start that nobody sees. */
export const memoryToWaitIn = 512;

export type ServiceFunctionProps = {
  /** `<capability>/<name>`: the handler is `lambdas/<capability>/handlers/<name>.ts`. */
  name: string;
  /** Which of several functions with that handler: its alarms name it. */
  of?: string;
  /** One sentence for the alarm: who can't do what while this function fails. */
  impact: string;
  environment?: Record<string, string>;
  timeout?: Duration;
  memorySize?: number;
  /** How many at a time are its own, of those that the account has. Without it it shares the rest. */
  reserved?: number | undefined;
};

/** AWS takes 4 KB, with what every function has. */
const largestEnvironment = 3600;

export class ServiceFunction extends Construct {
  readonly name: string;
  readonly impact: string;
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly reserved: number | undefined;
  private readonly shared: SharedResources;
  private readonly role: Role;
  private usesTable = false;

  constructor(scope: Construct, shared: SharedResources, props: ServiceFunctionProps) {
    super(scope, pascalCase(props.name.split('/')[1] ?? props.name));
    this.shared = shared;
    this.name = props.of === undefined ? props.name : `${props.name} of ${props.of}`;
    this.impact = props.impact;
    this.reserved = props.reserved;

    this.logGroup = new LogGroup(this, 'Logs', {
      retention: shared.config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.may(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logGroup.logGroupArn]);
    this.function = new LambdaFunction(this, 'Function', {
      description: props.name,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundleOf(shared, props.name)),
      role: this.role,
      timeout: props.timeout ?? Duration.seconds(10),
      // CPU scales with memory: below 1 GB a cold start takes longer and costs the same.
      memorySize: props.memorySize ?? 1024,
      ...(props.reserved !== undefined && { reservedConcurrentExecutions: props.reserved }),
      ...(props.environment !== undefined && { environment: props.environment }),
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.ACTIVE,
    });
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Only for actions without resource-level permissions: X-Ray’s PutTraceSegments and PutTelemetryRecords, dynamodb:ListStreams for the function that reads the stream, and cloudwatch:GetMetricData for the one that shows operators how old messages are.',
    });
    alarmOnFailure(this, shared);
    this.node.addValidation({ validate: () => this.tooLargeFor(props.environment) });
  }

  /** What AWS would refuse in the middle of a deploy (DE-1). */
  private tooLargeFor(environment: Readonly<Record<string, string>> = {}): string[] {
    const bytes = Object.entries(environment)
      .flat()
      .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (bytes <= largestEnvironment) return [];
    return [
      `The environment of ${this.name} has ${bytes} bytes, and AWS takes 4096: shorten names, numbers and instructions of the brands, or give some of them a stage of their own.`,
    ];
  }

  /** Allows exactly `actions` on exactly `resources`. */
  may(actions: string[], resources: string[], conditions?: Record<string, unknown>): this {
    this.role.addToPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions, resources, ...(conditions && { conditions }) }),
    );
    return this;
  }

  /** Allows actions on the table's items by the start of their partition key: `{ 'TEAM#*': ['GetItem'] }`. */
  mayUseTable(access: KeyedActions): this {
    for (const statement of onKeys(this.shared.table, access)) this.role.addToPolicy(statement);
    const protections = this.usesTable ? [] : ledgerStaysAsWritten(this.shared.table);
    for (const statement of protections) this.role.addToPolicy(statement);
    this.usesTable = true;
    this.function.addEnvironment('TABLE_NAME', this.shared.table.tableName);
    return this;
  }

  /** Allows one request for items of all of `patterns`: IAM allows a batch by a single statement only. */
  mayReadTogether(...patterns: string[]): this {
    return this.mayUseTable(
      Object.fromEntries(patterns.map((pattern) => [pattern, ['BatchGetItem'] as const])),
    );
  }

  /** Allows queries of the inbox index: offers and referrals by agent and team. */
  mayQueryInbox(): this {
    return this.mayQuery('inbox');
  }

  /** Allows queries of the due index: the items that daily jobs have to process. */
  mayQueryDue(): this {
    return this.mayQuery('due');
  }

  private mayQuery(index: Index): this {
    this.role.addToPolicy(onIndex(this.shared.table, index));
    this.function.addEnvironment(`${index.toUpperCase()}_INDEX`, index);
    return this;
  }

  /** Records why a wildcard in this function's role is as narrow as AWS allows. */
  acknowledge(id: string, reason: string): this {
    Validations.of(this.role).acknowledge({ id, reason });
    return this;
  }
}
