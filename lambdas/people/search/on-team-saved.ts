// After a team was saved: it is found by its words.
import { type Team, teamSchema } from '../team.ts';

export type OnTeamSavedDeps = { teamWords: { note(teamId: string, was: readonly Team[]): Promise<void> } };

/** Also with the name that it has: one that is not found is found again once it is saved. */
export async function onTeamSaved(before: unknown, after: unknown, deps: OnTeamSavedDeps): Promise<void> {
  const team = teamSchema.parse(after);
  const was = before === undefined ? [] : [teamSchema.parse(before)];
  // Its agents were counted.
  if (was.some(({ version }) => version === team.version)) return;
  await deps.teamWords.note(team.teamId, [...was, team]);
}
