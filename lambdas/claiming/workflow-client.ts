// Starts the `offer-referral` workflow and wakes it; both may be done twice.
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Outcome } from './workflow-store.ts';

const client = new SFNClient({});

/** Starts the workflow of a referral; the execution's name is the referral's id, so that there is only one. */
export async function startOfferReferral(stateMachineArn: string, referralId: string): Promise<void> {
  try {
    await client.send(
      new StartExecutionCommand({ stateMachineArn, name: referralId, input: JSON.stringify({ referralId }) }),
    );
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

/** Hands the outcome to the waiting task. A task that ended meanwhile needs no waking. */
export async function wakeWith(taskToken: string, outcome: Outcome): Promise<void> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ status: outcome }) }));
  } catch (error) {
    const isOver =
      error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
    if (!isOver) throw error;
  }
}
