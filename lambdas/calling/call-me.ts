// What the workflow `call-me` is started with.
import { type Call, type CallId, ringSeconds } from './call.ts';

/** Step Functions' limit. */
const longestName = 80;

/** One execution a call: referral and agent, shortened where an agent's id is very long. */
export function executionNameOf(
  { referralId, agentId, round }: CallId,
  derivedId: (prefix: 'act', ...parts: string[]) => string,
): string {
  // No agent's id holds a dot.
  const later = round === undefined ? '' : `.${round}`;
  const name = `${referralId}-${agentId}${later}`;
  return name.length <= longestName ? name : `${referralId}-${derivedId('act', agentId)}${later}`;
}

/** The same for the same call, so that starting it twice starts it once. Durations in seconds. */
export function callMeInput({ referralId, agentId, round, requestedAt, offerUntil }: Call) {
  const windowSeconds = Math.max(1, Math.ceil((Date.parse(offerUntil) - Date.parse(requestedAt)) / 1000));
  return { referralId, agentId, round: round ?? null, ringSeconds, windowSeconds };
}
