// Executions of the stage’s workflows: which failed, and the one that goes on for each.
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { restartNameOf } from './restart-name.ts';

/** Each with the output that tells its ARN. */
export const workflows = {
  'offer-referral': 'StreamOfferReferralArn',
  'call-me': 'StreamCallMeArn',
  'request-consent': 'StreamRequestConsentArn',
} as const;
export type Workflow = keyof typeof workflows;

export type Execution = { arn: string; name: string; status: string; input: string; stoppedAt?: Date };

/** How an execution ends that was not meant to. */
const failures = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;

export function isFailed({ status }: Execution): boolean {
  return failures.some((failure) => failure === status);
}

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

/** Those that failed and for which none goes on, oldest first. */
export async function failedOf(client: SFNClient, stateMachineArn: string): Promise<readonly Execution[]> {
  const newest = new Map<string, Execution>();
  for (const statusFilter of failures) {
    const pages = paginateListExecutions({ client }, { stateMachineArn, statusFilter });
    for await (const { executions = [] } of pages) {
      for (const { name = '' } of executions) {
        const found = await newestOf(client, stateMachineArn, name);
        if (found !== undefined && isFailed(found)) newest.set(found.name, found);
      }
    }
  }
  const time = ({ stoppedAt }: Execution) => stoppedAt?.getTime() ?? 0;
  return [...newest.values()].toSorted((one, other) => time(one) - time(other));
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
      stopDate,
    } = await client.send(new DescribeExecutionCommand({ executionArn: arn }));
    return { arn, name, status, input, ...(stopDate && { stoppedAt: stopDate }) };
  } catch (fault) {
    if (fault instanceof ExecutionDoesNotExist) return undefined;
    throw fault;
  }
}
