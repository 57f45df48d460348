// CL-14: a client who comes back to a team goes to the agent who has them, and no two of its agents text one client.
import * as z from 'zod';
import { type AgentProfile, mayBeMember, standingOf } from '../../people/team.ts';
import { isPaused, type LeadRouting } from '../../routing/lead-routing.ts';
import type { Race, Referral, WaitingRace } from '../referral.ts';

/** An agent has a client for this long after the last word between them, or the claim. */
const heldDays = 180;

/** By configuration: whether a client who comes back goes to who has them, or is offered to the team. */
export const returningClientsSchema = z.enum(['owner', 'offer']);
export type ReturningClients = z.infer<typeof returningClientsSchema>;

/** What becomes of a referral that is to be offered. `for`: the team's undecided referral of the same client, which it waits for. */
export type Place =
  | { kind: 'offer'; isReturning: boolean }
  | { kind: 'owner'; agentId: string; heldBy: string }
  | { kind: 'wait'; for: string; round?: number | undefined };

/** What of a team decides to whom its referrals go. */
export type Routed = { agents: readonly AgentProfile[]; routing: LeadRouting };

/** `others`: the client's other referrals. */
export function placeFor(
  asked: { teamId: string; kind: 'standard' | 'warm-transfer' },
  others: readonly Referral[],
  routed: Routed,
  returningClients: ReturningClients,
  now: Date,
): Place {
  const own = others.filter(({ race }) => race.teamId === asked.teamId);
  const held = latestHeld(own, now);
  const asUsual = { kind: 'offer', isReturning: held !== undefined } as const;
  // The client of a warm transfer is on the line: whoever answers first has them.
  if (returningClients === 'offer' || asked.kind === 'warm-transfer') return asUsual;
  const open = latestOpen(own, now);
  if (open !== undefined) return { kind: 'wait', for: open.referralId, round: open.round };
  if (held === undefined || !mayBeGiven(held.agentId, routed, now)) return asUsual;
  return { kind: 'owner', ...held };
}

/** Who has the client, by the latest word or claim, and by which referral. */
function latestHeld(own: readonly Referral[], now: Date): { agentId: string; heldBy: string } | undefined {
  const since = new Date(now.getTime() - heldDays * 86_400_000).toISOString();
  const [latest] = own
    .flatMap(({ race, talk }) => {
      if (race.status !== 'claimed') return [];
      const words = [race.claim.at, talk?.lastSentAt, talk?.lastReplyAt].filter((at) => at !== undefined);
      const at = words.toSorted().at(-1) ?? race.claim.at;
      return [{ agentId: race.claim.agentId, heldBy: race.referralId, at }];
    })
    .filter(({ at }) => at >= since)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return latest && { agentId: latest.agentId, heldBy: latest.heldBy };
}

/** The undecided one that no other waits for; of several from before they waited, the latest. */
function latestOpen(own: readonly Referral[], now: Date): Race | undefined {
  const open = own.filter(({ race }) => isUndecided(race, now));
  const [latest] = open
    .filter(({ race }) => !open.some((other) => waitingIn(other.race, race) !== undefined))
    .toSorted((one, other) => (beganAt(one) < beganAt(other) ? 1 : -1));
  return latest?.race;
}

function beganAt({ race, details }: Referral): string {
  return race.offeredAgain?.at ?? details.createdAt;
}

/** Those of `referrals` that don't wait for `race`, nor for one that does, and so on. */
export function withoutFollowers(race: Race, referrals: readonly Referral[]): Referral[] {
  let rest = referrals.filter((other) => other.race.referralId !== race.referralId);
  let leaders = [race];
  while (leaders.length > 0) {
    const follows = (each: Race) => leaders.some((leader) => waitingIn(each, leader) !== undefined);
    const next = rest.map((other) => other.race).filter(follows);
    rest = rest.filter((other) => !next.includes(other.race));
    leaders = next;
  }
  return rest;
}

/** `race`, when it waits for `other` in the round in which that is (CL-15). */
export function waitingIn(race: Race, other: Race): WaitingRace | undefined {
  if (race.status !== 'offered' || race.waits === undefined) return undefined;
  const { waits } = race;
  const isForIt = waits.for === other.referralId && waits.round === other.round;
  return isForIt ? { ...race, waits } : undefined;
}

/** One whose window has ended can't be claimed any more, closed yet or not. */
function isUndecided(race: Race, now: Date): boolean {
  if (race.status !== 'offered') return false;
  return race.waits !== undefined || Date.parse(race.offerUntil) > now.getTime();
}

/** Not on vacation; a member of lead routing or not: the client is theirs already. */
function mayBeGiven(agentId: string, { agents, routing }: Routed, now: Date): boolean {
  const isAway = routing.members.some((member) => member.agentId === agentId && isPaused(member, now));
  return !isAway && mayHaveClients(agents.find((agent) => agent.agentId === agentId));
}

/** In the team still, with a license (PE-4, PE-5), and to be told. */
function mayHaveClients(agent: AgentProfile | undefined): boolean {
  return agent !== undefined && standingOf(agent) === 'active' && mayBeMember(agent);
}

/** The race as it begins in its place. `actId` tells the claim from others. */
export function racePlaced(
  race: Extract<Race, { status: 'offered' }>,
  place: Place,
  actId: string,
  now: Date,
): Race {
  switch (place.kind) {
    case 'offer':
      return race;
    case 'owner': {
      const { agentId } = place;
      const claim = { agentId, by: 'returning', at: now.toISOString(), actId } as const;
      return { ...race, status: 'claimed', offered: [agentId], claim };
    }
    case 'wait': {
      const minutes = (Date.parse(race.offerUntil) - now.getTime()) / 60_000;
      const { for: first, round } = place;
      return { ...race, offered: [], waits: { for: first, round, offered: race.offered, minutes } };
    }
  }
}
