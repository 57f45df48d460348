// Starts workflows and completes their waiting tasks; each may be done twice.
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';

const client = new SFNClient({});

/** Starts a workflow; there is only one of each name. */
export async function startWorkflow(stateMachineArn: string, name: string, input: unknown): Promise<void> {
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

/** Hands the waiting task its result. */
export function completeTask(taskToken: string, result: unknown): Promise<void> {
  const output = JSON.stringify(result);
  return unlessOver(() => client.send(new SendTaskSuccessCommand({ taskToken, output })));
}

/** Ends the waiting task by an error that its workflow catches by name. */
export function failTask(taskToken: string, error: string): Promise<void> {
  return unlessOver(() => client.send(new SendTaskFailureCommand({ taskToken, error })));
}

/** A task that ended meanwhile needs no completion. */
async function unlessOver(complete: () => Promise<unknown>): Promise<void> {
  try {
    await complete();
  } catch (error) {
    const isOver =
      error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
    if (!isOver) throw error;
  }
}
