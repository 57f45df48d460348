// RT-10: a referral's chain of teams: who comes next, and where it stands.
import * as z from 'zod';
import { teamIdSchema } from '../../people/team.ts';
import { instant } from '../../platform/instant.ts';
import { type Chain, passesOn, type Race, type Referral, returnReason } from '../referral.ts';

/** Undefined of one team alone, which is no chain. */
export function chainOf(teamIds: readonly string[] | undefined, minutes: number): Chain | undefined {
  return teamIds === undefined || teamIds.length < 2 ? undefined : { teamIds: [...teamIds], minutes };
}

/** Whose turn may come after that of `teamId`, in order. */
export function teamsAfter(chain: Chain | undefined, teamId: string): string[] {
  const { teamIds = [] } = chain ?? {};
  const place = teamIds.indexOf(teamId);
  return place === -1 ? [] : teamIds.slice(place + 1);
}

/** What the race says of it, in the round of `teamId`. */
export function goesOnAfter(chain: Chain | undefined, teamId: string): { goesOn?: true } {
  return teamsAfter(chain, teamId).length > 0 ? { goesOn: true } : {};
}

/** With those of `teamIds` who were passed over after that round. */
export function withSkipped(
  chain: Chain,
  teamIds: readonly string[],
  when: { at: string; round: number },
): Chain {
  if (teamIds.length === 0) return chain;
  return {
    ...chain,
    skipped: [...(chain.skipped ?? []), ...teamIds.map((teamId) => ({ teamId, ...when }))],
  };
}

export const chainStateSchema = z
  .object({
    teamId: teamIdSchema,
    state: z.enum(['waiting', 'offered', 'claimed', 'returned', 'skipped', 'not-reached']).meta({
      id: 'ChainState',
      description:
        '`waiting`: its turn may come. `skipped`: nobody of the team could be offered it when its turn came. `not-reached`: it was over before.',
    }),
    reason: returnReason.optional(),
    at: instant.optional().meta({ description: 'Since when, of `returned` and `skipped`.' }),
  })
  .meta({ id: 'TeamInChain' });
export type TeamInChain = z.infer<typeof chainStateSchema>;

/** Each team in its turn, for the source: no agent is told of another team. */
export function chainStates({
  race,
  details: { chain, earlier = [] },
}: Pick<Referral, 'race' | 'details'>): TeamInChain[] {
  if (chain === undefined) return [];
  const place = chain.teamIds.indexOf(race.teamId);
  const isGoingOn = race.status === 'offered' || passesOn(race);
  return chain.teamIds.map((teamId, index) => {
    const skipped = chain.skipped?.find((each) => each.teamId === teamId);
    if (skipped !== undefined) return { teamId, state: 'skipped', at: skipped.at };
    if (index === place) return { teamId, ...ownState(race) };
    if (index > place) return { teamId, state: isGoingOn ? 'waiting' : 'not-reached' };
    const round = earlier.findLast((each) => each.teamId === teamId);
    const { reason, at } = round?.returned ?? {};
    return { teamId, state: 'returned', ...(reason && { reason, at }) };
  });
}

function ownState(race: Race): Pick<TeamInChain, 'state' | 'reason' | 'at'> {
  if (race.status !== 'returned') return { state: race.status };
  const { reason, at } = race.returned.passedOn ?? race.returned;
  return { state: 'returned', reason, at };
}
