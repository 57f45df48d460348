// A workflow of the house: its definition from statemachines/, its role limited to its functions, an alarm.
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
  /** The name of `statemachines/<name>.asl.json`, and of the state machine. */
  name: string;
  /** Its tasks by the placeholder that they fill: `OpenOffers` fills `${OpenOffersArn}`. */
  tasks: Readonly<Record<string, ServiceFunction>>;
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
      stateMachineName: props.name,
      stateMachineType: StateMachineType.STANDARD,
      role,
      definitionBody: DefinitionBody.fromString(definitionOf(props.name)),
      definitionSubstitutions: Object.fromEntries(tasks.map(([name, arn]) => [`${name}Arn`, arn])),
      logs: {
        destination: new LogGroup(this, 'Logs', {
          // Step Functions' own prefix: other names fill up the account's one log resource policy.
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
        'Errors only: every execution keeps its history in Step Functions, and logging all events would double what a referral costs.',
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'X-Ray and the delivery of logs (logs:CreateLogDelivery and its like) have no resources to name.',
    });
    const metric = { period: alarmPeriod };
    shared.alarms.raise(this, 'FailsAlarm', {
      metric: new MathExpression({
        // Each of them is published only when it happens.
        expression: 'FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)',
        usingMetrics: {
          failed: this.stateMachine.metricFailed(metric),
          timedOut: this.stateMachine.metricTimedOut(metric),
          aborted: this.stateMachine.metricAborted(metric),
        },
        period: alarmPeriod,
        label: `${props.name} executions that did not end well`,
      }),
      what: `An execution of ${props.name} failed, timed out or was aborted.`,
      impact: props.impact,
    });
  }
}

/** The ARN of a workflow by its name, for a task that answers it: a reference would make a circle. */
export function workflowArn(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: `stateMachine:${name}`,
  });
}
