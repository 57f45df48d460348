// RT-7: an agent pauses themself until a date, and comes back by themself or earlier; what the lead saves at the same moment is not lost.
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { Fault } from '../platform/http/problem.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { isPaused, type LeadRouting, type Member } from './lead-routing.ts';

type Found = { team: Team; agents: readonly AgentProfile[]; routing: LeadRouting; version: number };

export type ReadPauseDeps = { readRoutedTeam(teamId: string): Promise<Found | undefined> };
export type PauseDeps = ReadPauseDeps & {
  /** Undefined when somebody saved since `version`. */
  saveLeadRouting(
    teamId: string,
    settings: LeadRouting,
    version: number,
    changedBy: Act | undefined,
  ): Promise<number | undefined>;
};

/** How an agent stands in lead routing. */
export type OwnRouting =
  | { state: 'receiving' | 'fallback' | 'not-a-member' }
  | { state: 'paused'; pausedUntil: string; pausedBy: 'agent' | 'lead' };

type Pausing = OwnRouting | Refusal<'not-a-member' | 'fallback-not-pausable' | 'paused-by-lead'> | NotFound;

const longestDays = 366;

/** The lead and their agents save seldom. */
const tries = 5;

export async function readPause(
  { teamId, agentId }: Agent,
  now: Date,
  deps: ReadPauseDeps,
): Promise<OwnRouting | NotFound> {
  const found = await deps.readRoutedTeam(teamId);
  return found === undefined || !isIn(found, agentId)
    ? { refused: 'not-found' }
    : standing(found, agentId, now);
}

/** Paused again, it is until the last date. */
export async function pauseSelf(
  caller: Agent,
  until: string,
  changedBy: Act | undefined,
  now: Date,
  deps: PauseDeps,
): Promise<Pausing | Refusal<'invalid-request'>> {
  const fault = untilFault(until, now);
  if (fault !== undefined) {
    return {
      refused: 'invalid-request',
      detail: 'You were not paused: see `errors`.',
      errors: [{ path: '/until', ...fault }],
    };
  }
  const change = (member: Member): Member => ({ ...member, pausedUntil: until, pausedBy: 'agent' });
  return changeOwn(caller, change, changedBy, now, deps);
}

/** Who isn't paused stays as they are. */
export function endPause(
  caller: Agent,
  changedBy: Act | undefined,
  now: Date,
  deps: PauseDeps,
): Promise<Pausing> {
  return changeOwn(
    caller,
    ({ pausedUntil, pausedBy, ...member }, isAway) => (isAway ? member : undefined),
    changedBy,
    now,
    deps,
  );
}

function untilFault(until: string, now: Date): Omit<Fault, 'path'> | undefined {
  const ms = Date.parse(until) - now.getTime();
  if (ms <= 0) return { detail: 'must be later than now', code: 'time-past' };
  if (ms <= longestDays * 86_400_000) return undefined;
  return { detail: 'must be within a year; ask your team lead for longer', code: 'time-too-far' };
}

/** The settings as they were read are saved with this change alone, or read again: neither side overwrites the other. */
async function changeOwn(
  { teamId, agentId }: Agent,
  change: (member: Member, isAway: boolean) => Member | undefined,
  changedBy: Act | undefined,
  now: Date,
  deps: PauseDeps,
): Promise<Pausing> {
  for (let tried = 0; tried < tries; tried += 1) {
    const found = await deps.readRoutedTeam(teamId);
    if (found === undefined || !isIn(found, agentId)) return { refused: 'not-found' };
    const { routing, version } = found;
    const member = routing.members.find((each) => each.agentId === agentId);
    const refused = refuseChange(found, member, agentId, now);
    if (refused !== undefined || member === undefined) return refused ?? { refused: 'not-found' };
    const changed = change(member, isPaused(member, now));
    if (changed === undefined || isSame(changed, member)) return standing(found, agentId, now);
    const members = routing.members.map((each) => (each === member ? changed : each));
    const settings = { ...routing, members };
    if ((await deps.saveLeadRouting(teamId, settings, version, changedBy)) !== undefined)
      return standing({ team: found.team, routing: settings }, agentId, now);
  }
  throw new Error('Lead routing is saved all the time');
}

function refuseChange(
  { team, routing }: Pick<Found, 'team' | 'routing'>,
  member: Member | undefined,
  agentId: string,
  now: Date,
): Refusal<'not-a-member' | 'fallback-not-pausable' | 'paused-by-lead'> | undefined {
  if (agentId === routing.fallbackAgentId) {
    const whoChanges = isLead({ agentId, teamId: team.teamId }, team)
      ? 'Choose another fallback under lead routing first.'
      : 'Ask your team lead to choose another fallback first.';
    return {
      refused: 'fallback-not-pausable',
      detail: `You are the fallback agent, who is offered every referral. ${whoChanges}`,
    };
  }
  if (member === undefined) {
    return {
      refused: 'not-a-member',
      detail: 'You are not offered new referrals. Your team lead can add you under lead routing.',
    };
  }
  if (!isPaused(member, now) || member.pausedBy === 'agent') return undefined;
  return {
    refused: 'paused-by-lead',
    detail: 'Your team lead has paused you. Ask them to change it or to bring you back.',
  };
}

function isIn({ agents }: Pick<Found, 'agents'>, agentId: string): boolean {
  return agents.some((agent) => agent.agentId === agentId);
}

function isSame(one: Member, other: Member): boolean {
  return one.pausedUntil === other.pausedUntil && one.pausedBy === other.pausedBy;
}

function standing({ routing }: Pick<Found, 'team' | 'routing'>, agentId: string, now: Date): OwnRouting {
  if (agentId === routing.fallbackAgentId) return { state: 'fallback' };
  const member = routing.members.find((each) => each.agentId === agentId);
  if (member === undefined) return { state: 'not-a-member' };
  const { pausedUntil, pausedBy = 'lead' } = member;
  return pausedUntil !== undefined && isPaused(member, now)
    ? { state: 'paused', pausedUntil, pausedBy }
    : { state: 'receiving' };
}
