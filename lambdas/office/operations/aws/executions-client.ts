// Executions of the stage’s workflows at Step Functions: which failed or hang, the one that goes on for each, and starting one again.
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  paginateListExecutions,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { restartNameOf } from '../../../platform/workflows/restart-name.ts';
import { restartInputOf } from '../restart-input.ts';
import { type Execution, failures, isFailed, isStuck, type Workflow } from '../workflows.ts';

/** The execution that goes on for the one with that name: itself, or the newest of those started again. */
export async function newestOf(
  client: SFNClient,
  workflowArn: string,
  name: string,
): Promise<Execution | undefined> {
  let newest: Execution | undefined;
  let next = name;
  for (;;) {
    const found = await findExecution(client, workflowArn, next);
    if (found === undefined) return newest;
    newest = found;
    next = restartNameOf(next);
  }
}

/** Those that failed and for which none goes on, oldest first; with `most`, of the newest so many that ended in each way. */
export async function failedOf(
  client: SFNClient,
  stateMachineArn: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ failed: readonly Execution[]; isMore: boolean }> {
  const newest = new Map<string, Execution>();
  let isMore = false;
  for (const statusFilter of failures) {
    let looked = 0;
    const pages = paginateListExecutions({ client }, { stateMachineArn, statusFilter });
    for await (const { executions = [], nextToken } of pages) {
      const some = executions.slice(0, most - looked);
      for (const { name = '' } of some) {
        const found = await newestOf(client, stateMachineArn, name);
        if (found !== undefined && isFailed(found)) newest.set(found.name, found);
      }
      looked += some.length;
      if (looked < most) continue;
      isMore ||= some.length < executions.length || nextToken !== undefined;
      break;
    }
  }
  const time = ({ stoppedAt }: Execution) => stoppedAt?.getTime() ?? 0;
  return { failed: [...newest.values()].toSorted((one, other) => time(one) - time(other)), isMore };
}

/** Of each way to fail the newest are shown: the operator’s tool lists all. */
const mostShown = 25;

/** Step Functions lists a thousand at once, newest first. */
const largestPage = 1000;
/** So many pages are read: what hangs is among the oldest. */
const mostPages = 5;

export type Running = { running: number; isMore: boolean; stuck: { name: string; startedAt: Date }[] };

/** How many run, and which of them should long have ended. */
export async function runningOf(
  client: SFNClient,
  stateMachineArn: string,
  workflow: Workflow,
  now: Date,
): Promise<Running> {
  const found: Running = { running: 0, isMore: false, stuck: [] };
  let read = 0;
  const given = { stateMachineArn, statusFilter: 'RUNNING', maxResults: largestPage } as const;
  for await (const { executions = [], nextToken } of paginateListExecutions({ client }, given)) {
    found.running += executions.length;
    for (const { name = '', startDate = now } of executions) {
      if (isStuck(workflow, startDate, now)) found.stuck.push({ name, startedAt: startDate });
    }
    read += 1;
    found.isMore = nextToken !== undefined;
    if (read === mostPages) break;
  }
  return found;
}

/** Starts it again from what it was started with, stopped first if it runs. Answers the name of the one that goes on. */
export async function startAgain(
  client: SFNClient,
  stateMachineArn: string,
  workflow: Workflow,
  execution: Execution,
): Promise<string> {
  if (!isFailed(execution)) {
    const cause = 'An operator stopped it and starts it again.';
    await client.send(new StopExecutionCommand({ executionArn: execution.arn, error: 'Restarted', cause }));
  }
  const name = restartNameOf(execution.name);
  const input = restartInputOf(workflow, execution.input);
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
  } catch (fault) {
    // Two who restart one at the same moment start one.
    if (!(fault instanceof ExecutionAlreadyExists)) throw fault;
  }
  return name;
}

/** The execution with exactly that name. */
export async function findExecution(
  client: SFNClient,
  workflowArn: string,
  name: string,
): Promise<Execution | undefined> {
  const arn = `${workflowArn.replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    const {
      status = '',
      input = '{}',
      startDate,
      stopDate,
    } = await client.send(new DescribeExecutionCommand({ executionArn: arn }));
    return {
      arn,
      name,
      status,
      input,
      ...(startDate && { startedAt: startDate }),
      ...(stopDate && { stoppedAt: stopDate }),
    };
  } catch (fault) {
    if (fault instanceof ExecutionDoesNotExist) return undefined;
    throw fault;
  }
}

/** The stage’s workflows, by the ARN of each. */
export function executionsOf(arns: Readonly<Record<Workflow, string>>) {
  const client = new SFNClient({});
  return {
    newestOf: (workflow: Workflow, name: string) => newestOf(client, arns[workflow], name),
    startAgain: (workflow: Workflow, execution: Execution) =>
      startAgain(client, arns[workflow], workflow, execution),
    failed: (workflow: Workflow) => failedOf(client, arns[workflow], mostShown),
    running: (workflow: Workflow, now: Date) => runningOf(client, arns[workflow], workflow, now),
  };
}
