// Workflow executions as the desk shows them: the states they went through, and since when they are in the last one.
import type { Referral } from './referrals.ts';
import type { Agent, Execution } from './world.ts';

export type Visit = { state: string; enteredAt: string; error?: string };

/** The states entered, in order, each with what made it fail. */
export function visitsOf({ history }: Pick<Execution, 'history'>): Visit[] {
  const visits: Visit[] = [];
  for (const { type, state, at, error } of history) {
    if (state === undefined) continue;
    if (type === 'StateEntered') visits.push({ state, enteredAt: at });
    const current = visits.at(-1);
    if (type === 'StateFailed' && current?.state === state && error !== undefined) current.error = error;
  }
  return visits;
}

/** Those under way first, each group newest first. */
export function inOrder(executions: readonly Execution[]): Execution[] {
  const newestFirst = executions.toReversed();
  const isRunning = ({ status }: Execution) => status === 'RUNNING';
  return [...newestFirst.filter(isRunning), ...newestFirst.filter((each) => !isRunning(each))];
}

/** What an execution is about, as far as its name tells: a referral, and for a call the agent who is called. */
export function subjectOf(
  { name }: Pick<Execution, 'name'>,
  referrals: readonly Referral[],
  agents: readonly Agent[],
): string | undefined {
  const referral = referrals.find(({ referralId }) => name.startsWith(referralId));
  if (referral === undefined) return undefined;
  const agentId = name.slice(referral.referralId.length + 1);
  const agent = agents.find((each) => each.agentId === agentId);
  return [agent?.name, referral.headline].filter((part) => part !== undefined).join(', ');
}
