// Runs a planned race against the store and judges what everyone was told by how the race ended.
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { ClaimOutcome } from '../../../lambdas/claiming/claim.ts';
import { declineOutcome } from '../../../lambdas/claiming/decline.ts';
import type { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { OpenRace, Race } from '../../../lambdas/claiming/referral.ts';
import { minutesLater } from '../../claiming/support/referrals.ts';
import { type Act, agents, attemptOf, type Delivery, type RacePlan, stranger } from './race-plan.ts';

type Races = ReturnType<typeof raceStore>;

/** What a delivery was told in the end. */
type Told =
  | { kind: 'claim'; act: Act; outcome: ClaimOutcome }
  | { kind: 'decline' | 'lead-declines' | 'expiry'; agentId: string; race: Race | undefined };

const lead = 'lead';
const maxTries = 20;

/** All deliveries set out at once; the workflow closes what is open after them, twice. Answers the race as it ended. */
export async function runRace(plan: RacePlan, race: OpenRace, races: Races) {
  const { referralId } = race;
  const told = await Promise.all(plan.deliveries.map((delivery) => deliver(delivery, referralId, races)));
  for (let times = 0; times < 2; times += 1) {
    told.push(await deliver({ kind: 'expiry' }, referralId, races));
  }
  return { told, end: await untilAnswered(() => races.read(referralId)) };
}

async function deliver(delivery: Delivery, referralId: string, races: Races): Promise<Told> {
  switch (delivery.kind) {
    case 'claim': {
      const attempt = attemptOf(referralId, delivery.act, delivery.atMinutes);
      return { kind: 'claim', act: delivery.act, outcome: await untilAnswered(() => races.claim(attempt)) };
    }
    case 'decline': {
      const decision = await untilAnswered(() => races.decline(referralId, delivery.agentId));
      return { kind: 'decline', agentId: delivery.agentId, race: decision?.race };
    }
    case 'lead-declines':
    case 'expiry': {
      const reason = delivery.kind === 'expiry' ? 'expired' : 'declined-by-lead';
      const decision = await untilAnswered(() => races.returnToSource(referralId, reason, minutesLater(60)));
      return { kind: delivery.kind, agentId: lead, race: decision?.race };
    }
  }
}

/** Whoever gets no answer asks again: API Gateway's caller, SQS, Step Functions. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tried === maxTries) throw error;
    }
  }
}

/** Throws when anyone was told what is not so, when two have it, or when it is lost. */
export function judge(plan: RacePlan, { told, end }: Awaited<ReturnType<typeof runRace>>): void {
  if (end === undefined || end.status === 'offered')
    throw new Error('The referral is lost: neither claimed nor returned');
  for (const answer of told) {
    if (answer.kind === 'claim') judgeClaim(answer.act, answer.outcome, plan, end);
    else judgeDecision(answer.kind, answer.agentId, answer.race, end);
  }
  const won = told.flatMap((answer) =>
    answer.kind === 'claim' && answer.outcome.kind === 'won' ? [answer.act.actId] : [],
  );
  expect(new Set(won)).toEqual(new Set(end.status === 'claimed' ? [end.claim.actId] : []));
  if (end.status === 'claimed') expect([...end.declined]).not.toContain(end.claim.agentId);
  if (end.status === 'returned') judgeReturn(plan, end);
}

function judgeClaim(act: Act, outcome: ClaimOutcome, plan: RacePlan, end: Race): void {
  const possible = possibleOutcomes(act, plan, end);
  // Asked before jest is, which takes its time over half a million answers.
  if (!possible.some((each) => isDeepStrictEqual(each, outcome))) expect(possible).toContainEqual(outcome);
}

/** What an agent may have been told of an act, now that the race has ended so. */
function possibleOutcomes(act: Act, { textingPreferred }: RacePlan, end: Race): ClaimOutcome[] {
  if (act.agentId === stranger) return [{ kind: 'not-offered' }];
  const without: ClaimOutcome[] = [
    ...(act.isLate ? ([{ kind: 'offer-expired' }] as const) : []),
    ...(act.by === 'text' && !textingPreferred && !act.isLate
      ? ([{ kind: 'text-consent-missing' }] as const)
      : []),
    ...(end.declined.has(act.agentId) ? ([{ kind: 'already-declined' }] as const) : []),
  ];
  if (end.status !== 'claimed') return [{ kind: 'referral-returned' }, ...without];
  const { claim } = end;
  if (claim.agentId !== act.agentId) return [{ kind: 'already-claimed', claim }, ...without];
  if (claim.actId !== act.actId) return [{ kind: 'already-yours', claim }, ...without];
  return without.length === 0 ? [{ kind: 'won', claim }] : without;
}

function judgeDecision(
  kind: 'decline' | 'lead-declines' | 'expiry',
  agentId: string,
  race: Race | undefined,
  end: Race,
) {
  if (race === undefined) throw new Error('A referral that is there was not found');
  if (race.status !== 'offered') expect({ ...race, declined: end.declined }).toEqual(end);
  if (kind === 'expiry') return expect(race.status).not.toBe('offered');
  const outcome = declineOutcome(race, agentId, kind === 'lead-declines');
  if (outcome === 'already-claimed') return expect(end.status).toBe('claimed');
  if (outcome === 'referral-returned') return expect(end.status).toBe('returned');
  expect(outcome).toBe('declined');
  if (kind === 'decline') return expect([...end.declined]).toContain(agentId);
  return expect(end).toHaveProperty('returned.reason', 'declined-by-lead');
}

/** It went back because the lead or time said so, or because nobody could claim it; then every lawful claim came too late. */
function judgeReturn(
  { deliveries, textingPreferred }: RacePlan,
  end: Extract<Race, { status: 'returned' }>,
): void {
  const { reason } = end.returned;
  const isPlanned = (kind: Delivery['kind']) => deliveries.some((delivery) => delivery.kind === kind);
  if (reason === 'declined-by-lead') expect(isPlanned('lead-declines')).toBe(true);
  if (reason === 'declined-by-lead' || isPlanned('expiry')) return;
  const decliners = deliveries.flatMap((delivery) => (delivery.kind === 'decline' ? [delivery.agentId] : []));
  const lawful = deliveries.filter(
    (delivery) =>
      delivery.kind === 'claim' &&
      agents.includes(delivery.act.agentId) &&
      !delivery.act.isLate &&
      !decliners.includes(delivery.act.agentId) &&
      (delivery.act.by !== 'text' || textingPreferred),
  );
  expect(lawful).toEqual([]);
}
