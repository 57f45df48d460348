// After an agent came to a team or left it: the team is counted anew, so that a list of teams counts nobody.
import { agentSchema } from '../team.ts';

export type OnTeamSizeChangedDeps = { teamSizes: { count(teamId: string): Promise<void> } };

/** Told twice, late or out of order, it ends with those who are there. */
export async function onTeamSizeChanged(
  before: unknown,
  after: unknown,
  deps: OnTeamSizeChangedDeps,
): Promise<void> {
  const { teamId, left } = agentSchema.parse(after);
  const isSame =
    before !== undefined && (agentSchema.parse(before).left === undefined) === (left === undefined);
  if (!isSame) await deps.teamSizes.count(teamId);
}
