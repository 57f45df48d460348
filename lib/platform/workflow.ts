// A Step Functions workflow: its definition from statemachines/, a role limited to its tasks' functions, an alarm.
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';
import { definitionOf, pascalCase, physicalName, type SharedResources } from './shared-resources.ts';

export type WorkflowProps = {
  /** The name of `statemachines/<name>.asl.json`; the state machine is `dibs-<stage>-<name>`. */
  name: string;
  /** Its tasks by the placeholder that they fill: `OpenOffers` fills `${OpenOffersArn}`. */
  tasks: Readonly<Record<string, ServiceFunction>>;
  /** One sentence for the alarm: what goes wrong, and for whom, while executions fail. */
  impact: string;
};

export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, shared: SharedResources, props: WorkflowProps) {
    super(scope, pascalCase(props.name));
    const tasks = Object.entries(props.tasks).map(
      ([name, task]) => [name, task.function.functionArn] as const,
    );
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: tasks.map(([, arn]) => arn) }),
    );
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: physicalName(shared, props.name),
      stateMachineType: StateMachineType.STANDARD,
      role,
      definitionBody: DefinitionBody.fromString(definitionOf(props.name)),
      definitionSubstitutions: Object.fromEntries(tasks.map(([name, arn]) => [`${name}Arn`, arn])),
      logs: {
        destination: new LogGroup(this, 'Logs', {
          // AWS's prefix for vended logs: other names count against the size limit of the log resource policy.
          logGroupName: `/aws/vendedlogs/states/${physicalName(shared, props.name)}`,
          retention: shared.config.logRetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
      tracingEnabled: true,
    });
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions-SF1',
      reason:
        'Errors only: Step Functions keeps the history of every execution, and logging all events would double the cost of a referral.',
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'X-Ray and log delivery (logs:CreateLogDelivery and similar) support no resource-level permissions.',
    });
    const metric = { period: alarmPeriod };
    shared.alarms.raise(this, 'FailsAlarm', {
      kind: 'workflow',
      metric: new MathExpression({
        // Each of these metrics is published only when it happens.
        expression: 'FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)',
        usingMetrics: {
          failed: this.stateMachine.metricFailed(metric),
          timedOut: this.stateMachine.metricTimedOut(metric),
          aborted: this.stateMachine.metricAborted(metric),
        },
        period: alarmPeriod,
        label: `${props.name} executions that did not succeed`,
      }),
      what: `An execution of ${props.name} failed, timed out or was aborted.`,
      impact: props.impact,
    });
  }
}

/** The ARN of a workflow by its name, for a task that calls back to it: a reference would be circular. */
export function workflowArn(scope: Construct, shared: SharedResources, name: string): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: `stateMachine:${physicalName(shared, name)}`,
  });
}
