// The stage’s workflows as an operator knows them, and what may be done about one of their executions.
import * as z from 'zod';

export const workflowNames = [
  'offer-referral',
  'call-me',
  'request-consent',
  'remind-owner',
  'send-plan-steps',
] as const;
export type Workflow = (typeof workflowNames)[number];

export type Execution = {
  arn: string;
  name: string;
  status: string;
  input: string;
  startedAt?: Date;
  stoppedAt?: Date;
};

/** How an execution ends that was not meant to. */
export const failures = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;

export function isFailed({ status }: Pick<Execution, 'status'>): boolean {
  return failures.some((failure) => failure === status);
}

const hourMs = 3_600_000;

/**
 * As long as an execution of each may run: an offer’s longest window is a week (CL-7), calls end with it, a consent request is given
 * up after 36 hours (CO-3), a reminder is at most 52 weeks ahead (CT-3), and a slot of plans 300 days (CP-5). An hour more for retries.
 */
export const longestRunMs: Readonly<Record<Workflow, number>> = {
  'offer-referral': 7 * 24 * hourMs + hourMs,
  'call-me': 7 * 24 * hourMs + hourMs,
  'request-consent': 36 * hourMs + 12 * hourMs,
  'remind-owner': 52 * 7 * 24 * hourMs + hourMs,
  'send-plan-steps': 300 * 24 * hourMs + 6 * hourMs,
};

/** True of one that still runs although it should long have ended. */
export function isStuck(workflow: Workflow, startedAt: Date, now: Date): boolean {
  return now.getTime() - startedAt.getTime() > longestRunMs[workflow];
}

/** `restart`: stopped first if it runs. `goes-on`: another goes on for it already. `ended-well`, `running`: there is nothing to mend. */
export type Mending = 'restart' | 'goes-on' | 'ended-well' | 'running';

/**
 * What is to be done about the execution that was named, when `newest` is the one that goes on for it. Only the one that was named is
 * stopped as stuck: whoever asks twice doesn’t stop what the first time started.
 */
export function mendingOf(named: string, newest: Execution, isGivenAsStuck: boolean): Mending {
  if (isFailed(newest)) return 'restart';
  if (newest.status === 'SUCCEEDED') return 'ended-well';
  if (newest.name !== named) return 'goes-on';
  return isGivenAsStuck ? 'restart' : 'running';
}

/** What a function is told of them: the ARN of each. */
export const workflowArns = z.record(z.enum(workflowNames), z.string());
