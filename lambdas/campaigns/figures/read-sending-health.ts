// A team's sending health, for its lead; and for whoever starts a bulk text, the last seven days alone.
import { isLead, type Team } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { BulkFiguresDeps } from './figures.ts';
import { type Health, healthOf, recentFrom, type SendingHealth, sendingHealth } from './sending-health.ts';
import { lastWeeks } from './week.ts';

const usualWeeks = 8;

export type ReadSendingHealthDeps = BulkFiguresDeps & {
  people: { readTeam(teamId: string): Promise<Team | undefined> };
};

export async function readSendingHealth(
  caller: Agent,
  { teamId, weeks = usualWeeks }: { teamId: string; weeks: number | undefined },
  now: Date,
  deps: ReadSendingHealthDeps,
): Promise<SendingHealth | NotFound> {
  const team = caller.teamId === teamId ? await deps.people.readTeam(teamId) : undefined;
  if (!isLead(caller, team)) return { refused: 'not-found' };
  const [first] = lastWeeks(now, weeks);
  const recent = recentFrom(now);
  const from = first !== undefined && first.from < recent ? first.from : recent;
  const texts = await deps.campaignTexts.list(teamId, { from, until: now.toISOString() });
  return sendingHealth(texts, weeks, now);
}

export async function recentHealth(
  teamId: string,
  now: Date,
  { campaignTexts }: BulkFiguresDeps,
): Promise<Health> {
  return healthOf(await campaignTexts.list(teamId, { from: recentFrom(now), until: now.toISOString() }));
}
