// CP-4: why a client's plan sends no more, by what holds now. The stream asks when something says so, and whoever sends the next step asks again.
import { clientStateOf } from '../../claiming/client/client-state.ts';
import { type Claim, ownerOf, type Race, type Referral, type Talk } from '../../claiming/referral.ts';
import { type AgentProfile, standingOf } from '../../people/team.ts';
import { isOver, type Plan } from '../plans/plan.ts';
import type { ClientPlan, StopReason } from './client-plan.ts';

/** Undefined while it goes on. */
export function stopReasonOf(
  plan: ClientPlan,
  { race, talk }: { race: Race | undefined; talk: Talk },
): StopReason | undefined {
  const { teamId, round, since, startedBy } = plan;
  if (race?.teamId !== teamId || race.round !== round || race.status !== 'claimed') return 'returned';
  if (race.clientOptedOut) return 'opted-out';
  if (isHandedOver(plan, race.claim)) return 'handed-over';
  // What they answered before the claim may have come in after it.
  const hasAnswered = startedBy === 'claim' && race.repliedAt !== undefined;
  if (hasAnswered || (talk.lastReplyAt !== undefined && talk.lastReplyAt > since)) return 'replied';
  return stageOver(plan, { race, talk }) ?? (race.textingPreferred ? undefined : 'text-consent-missing');
}

/**
 * What the stream tells of stops it also where it is so no more: the client is active again, or a START followed the STOP. `race` and `talk`:
 * as they were told. Told late, of before the plan began, it is no reason.
 */
export function reasonTold(
  plan: ClientPlan,
  { race, talk }: { race: Race; talk: Talk },
): StopReason | undefined {
  if (race.teamId !== plan.teamId || race.round !== plan.round) return undefined;
  const hasOptedOut = race.clientOptedOut === true && (race.optOut?.at ?? '') > plan.since;
  return hasOptedOut ? 'opted-out' : stageOver(plan, { race, talk });
}

/** Given to somebody and back, they are handed over all the same: the new owner was asked. */
function isHandedOver({ agentId, claimActId }: ClientPlan, claim: Claim): boolean {
  return claim.agentId !== agentId || (claimActId !== undefined && claim.actId !== claimActId);
}

/** Whoever is put on a plan in such a stage is meant to get it. */
function stageOver(
  { since }: ClientPlan,
  state: { race: Race; talk: Talk },
): 'closed' | 'archived' | undefined {
  const { stage, stageAt = '' } = clientStateOf(state) ?? {};
  return (stage === 'closed' || stage === 'archived') && stageAt > since ? stage : undefined;
}

/** All that keeps the next step from being sent for ever: also that nobody may text in the owner’s name, or that the plan is no more. */
export function reasonToEnd(
  plan: ClientPlan,
  facts: { referral: Referral | undefined; agent: AgentProfile | undefined; current: Plan | undefined },
): StopReason | undefined {
  const { race, talk = {} } = facts.referral ?? {};
  const reason = stopReasonOf(plan, { race, talk });
  if (reason !== undefined) return reason;
  const standing = facts.agent === undefined ? 'left' : standingOf(facts.agent);
  if (standing !== 'active') return standing === 'left' ? 'handed-over' : 'license-lapsed';
  return isOver(facts.current, plan.version) ? 'plan-removed' : undefined;
}

/** Of two images of a race: whether the second may stop a plan. Nothing is read where it can't. */
export function mayStop(was: Race | undefined, race: Race): boolean {
  if (was === undefined) return race.status !== 'offered';
  const had = ownerOf(was);
  if (had === undefined) return false;
  const isOthers = ownerOf(race) !== had || race.teamId !== was.teamId || race.round !== was.round;
  return (
    isOthers || isAnsweredBefore(was, race) || (race.clientOptedOut === true && was.clientOptedOut !== true)
  );
}

/** An answer from before the claim, which came in after it: of later ones the conversation tells. */
function isAnsweredBefore({ repliedAt: was }: Race, { repliedAt, ...race }: Race): boolean {
  if (was !== undefined || repliedAt === undefined || race.status !== 'claimed') return false;
  return repliedAt <= race.claim.at;
}

/** The same of a conversation's item. */
export function mayStopByTalk(was: Talk, talk: Talk): boolean {
  const { stage } = talk.client ?? {};
  const isOver = stage === 'closed' || stage === 'archived';
  const isReply = talk.lastReplyAt !== undefined && talk.lastReplyAt !== was.lastReplyAt;
  return isReply || (isOver && stage !== was.client?.stage);
}
