// Operations: what an operator looks at and sets going again, of this stage alone.
import { Stack } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { Construct } from 'constructs';
import * as officeApi from '../../lambdas/office/api.ts';
import { workflowNames } from '../../lambdas/office/operations/workflows.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { paceVariable } from '../config/owned-numbers.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import { physicalName, type SharedResources } from '../platform/shared-resources.ts';
import { workflowArn } from '../platform/workflow.ts';

export class Operations extends Construct {
  private readonly shared: SharedResources;
  private readonly workflowArns: readonly string[];

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Operations');
    this.shared = shared;
    this.workflowArns = workflowNames.map((name) => workflowArn(this, shared, name));
    this.addLooking(api);
    this.addDeadLetters(api);
    this.addRestart(api);
    this.addReplay(api);
  }

  private addLooking(api: HttpApi): void {
    const { config } = this.shared;
    const readOperations = new ServiceFunction(this, this.shared, {
      name: 'office/read-operations',
      impact: 'Operators can’t see on their page what is wrong; alarms and the operator’s tool still tell.',
      environment: {
        STAGE: config.stage,
        ...this.queuesVariable(),
        ...this.workflowsVariable(),
        PARTS_PER_SECOND: paceVariable(config),
        ...brandsEnvironment(config, 'numbers'),
      },
    })
      .mayUseTable({
        'OUTBOX#*': ['BatchGetItem'],
        'OPERATION#*': ['BatchGetItem'],
        'SCHEDULE#*': ['GetItem'],
        'RECEIPTS#*': ['Query'],
      })
      .mayQueryInbox()
      .may(['states:ListExecutions'], [...this.workflowArns])
      // Metrics know no resources; this function asks for those of the stage's queues.
      .may(['cloudwatch:GetMetricData'], ['*']);
    this.mayCount(readOperations);
    this.onExecutions(readOperations, ['states:DescribeExecution']);
    this.mayLookAtAlarms(readOperations);
    api.route(officeApi.readOperations, readOperations);
  }

  private addDeadLetters(api: HttpApi): void {
    const { operated } = this.shared;
    const all = operated.all();
    const deadLetters = all.map(([, each]) => each.deadLetters.queueArn);
    const queues = all.flatMap(([, { queue }]) => queue?.queueArn ?? []);
    const logs = operated.logs();
    const readDeadLetters = new ServiceFunction(this, this.shared, {
      name: 'office/read-dead-letters',
      impact: 'Operators can’t look into dead letters on their page.',
      environment: {
        ...this.queuesVariable(),
        LOGS: JSON.stringify(
          Object.fromEntries(logs.map(([name, { logGroupName }]) => [name, logGroupName])),
        ),
      },
    })
      .may(['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'], deadLetters)
      .may(['logs:FilterLogEvents'], [...new Set(logs.map(([, { logGroupArn }]) => logGroupArn))]);
    this.mayCount(readDeadLetters);
    api.route(officeApi.readDeadLetters, readDeadLetters);

    const redriveQueue = new ServiceFunction(this, this.shared, {
      name: 'office/redrive-queue',
      impact: 'Operators can’t redrive dead letters on their page.',
      environment: this.queuesVariable(),
    })
      .mayUseTable({ 'OPERATION#*': ['PutItem'] })
      // What SQS asks of who has it move them: all that moving one takes.
      .may(['sqs:StartMessageMoveTask', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], deadLetters)
      .may(['sqs:SendMessage'], queues);
    this.mayCount(redriveQueue);
    api.route(officeApi.redriveQueue, redriveQueue);
  }

  private addRestart(api: HttpApi): void {
    const restartWorkflow = new ServiceFunction(this, this.shared, {
      name: 'office/restart-workflow',
      impact: 'Operators can’t start a workflow again on their page.',
      environment: this.workflowsVariable(),
    })
      .mayUseTable({ 'OPERATION#*': ['PutItem'] })
      .may(['states:StartExecution'], [...this.workflowArns]);
    this.onExecutions(restartWorkflow, ['states:DescribeExecution', 'states:StopExecution']);
    api.route(officeApi.restartWorkflow, restartWorkflow);
  }

  private addReplay(api: HttpApi): void {
    const order = new ServiceFunction(this, this.shared, {
      name: 'office/replay',
      impact: 'Operators can’t have a referral or a phone’s consent replayed on their page.',
    }).mayUseTable({ 'OPERATION#*': ['PutItem'], 'REF#*': ['GetItem'], 'LEDGER#*': ['Query'] });
    api.route(officeApi.replay, order);
  }

  /** URLs of the queues by name; of the stream’s failures their own. Of the others’ dead letters the queue itself tells where they are. */
  private queuesVariable(): { QUEUES: string } {
    const urls = this.shared.operated.all().map(([name, { queue, deadLetters }]) => {
      return [name, (queue ?? deadLetters).queueUrl];
    });
    return { QUEUES: JSON.stringify(Object.fromEntries(urls)) };
  }

  private workflowsVariable(): { WORKFLOWS: string } {
    const arns = workflowNames.map((name, index) => [name, this.workflowArns[index]]);
    return { WORKFLOWS: JSON.stringify(Object.fromEntries(arns)) };
  }

  private mayCount(looker: ServiceFunction): void {
    const all = this.shared.operated.all();
    const deadLetters = all.map(([, each]) => each.deadLetters.queueArn);
    const queues = all.flatMap(([, { queue }]) => queue?.queueArn ?? []);
    looker
      .may(['sqs:GetQueueAttributes'], [...queues, ...deadLetters])
      .may(['sqs:ListMessageMoveTasks'], deadLetters);
  }

  private onExecutions(looker: ServiceFunction, actions: string[]): void {
    const executions = workflowNames.map((name) =>
      Stack.of(this).formatArn({
        service: 'states',
        resource: `execution:${physicalName(this.shared, name)}:*`,
      }),
    );
    this.mayOnNamed(
      looker,
      actions,
      executions,
      'Executions are named as they start: those of one workflow.',
    );
  }

  /** Which alarms there are is asked by the start of their names, and that is asked of all alarms. */
  private mayLookAtAlarms(looker: ServiceFunction): void {
    const alarms = Stack.of(this).formatArn({ service: 'cloudwatch', resource: 'alarm:*' });
    const reason =
      'CloudWatch checks a listing by prefix against all alarms of account and region; it only reads.';
    this.mayOnNamed(looker, ['cloudwatch:DescribeAlarms'], [alarms], reason);
  }

  private mayOnNamed(looker: ServiceFunction, actions: string[], arns: string[], reason: string): void {
    looker.may(actions, arns);
    for (const arn of arns) {
      const resource = flattenCfnReference(Stack.of(this).resolve(arn));
      looker.acknowledge(`AwsSolutions-IAM5[Resource::${resource}]`, reason);
    }
  }
}
