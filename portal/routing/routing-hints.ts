// What the rules of lead routing say to a change before it is sent. The API decides; this explains at once.
import type { LeadRouting, Member, TeamAgent } from '../api/answers.ts';
import { mostPlaces, placesOfMember } from './places.ts';

export const mostMembers = 10;
export const mostWarmTransfers = 3;

export type Hint =
  | 'too-many'
  | 'none'
  | 'receives-nothing'
  | 'too-many-warm'
  | 'fallback-paused'
  | 'fallback-removed'
  | 'fallback-warm'
  | 'too-many-places'
  | 'price-backwards'
  | 'not-fit';

/** Where a hint belongs: to the whole, or to one member. */
export type Hints = { whole: Hint[]; members: ReadonlyMap<string, Hint[]> };

/** Everything that the API would refuse in `settings`. */
export function hintsFor(settings: LeadRouting, agents: readonly TeamAgent[], now: number): Hints {
  const { enabled, members } = settings;
  const whole: Hint[] = [
    ...(members.length > mostMembers ? (['too-many'] as const) : []),
    ...(enabled && members.length === 0 ? (['none'] as const) : []),
    ...(warmTransfersOf(settings) > mostWarmTransfers ? (['too-many-warm'] as const) : []),
  ];
  const ofMembers = members.map((member): [string, Hint[]] => [
    member.agentId,
    memberHints(member, settings, agents, now),
  ]);
  return { whole, members: new Map(ofMembers.filter(([, hints]) => hints.length > 0)) };
}

function memberHints(
  member: Member,
  { fallbackAgentId }: LeadRouting,
  agents: readonly TeamAgent[],
  now: number,
): Hint[] {
  const isFallback = member.agentId === fallbackAgentId;
  const profile = agents.find(({ agentId }) => agentId === member.agentId);
  const isFit = profile !== undefined && (profile.missing ?? []).length === 0;
  return [
    ...(isFit ? [] : (['not-fit'] as const)),
    ...(!member.buyers && !member.sellers && !isFallback ? (['receives-nothing'] as const) : []),
    ...(placesOfMember(member).length > mostPlaces ? (['too-many-places'] as const) : []),
    ...(isBackwards(member) ? (['price-backwards'] as const) : []),
    ...(isFallback && isPaused(member, now) ? (['fallback-paused'] as const) : []),
  ];
}

function isBackwards({ priceRange }: Member): boolean {
  return priceRange?.min !== undefined && priceRange.max !== undefined && priceRange.min > priceRange.max;
}

export function isPaused({ pausedUntil }: Member, now: number): boolean {
  return pausedUntil !== undefined && Date.parse(pausedUntil) > now;
}

/** The fallback always counts. */
export function warmTransfersOf({ fallbackAgentId, members }: LeadRouting): number {
  const marked = members.filter(({ warmTransfer }) => warmTransfer).map(({ agentId }) => agentId);
  return new Set([fallbackAgentId, ...marked]).size;
}

/** Midnight with which `day` (YYYY-MM-DD) begins for the reader, as the API takes it. */
export function startOfDay(day: string): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(year, month - 1, date);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
