// The owner has seen their conversation up to an instant; the lead's reading changes nothing.
import { isOwnedBy, type Race } from '../claiming/referral.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';

export type MarkReadDeps = {
  people: { readAgent(teamId: string, agentId: string): Promise<unknown> };
  races: { read(referralId: string): Promise<Race | undefined> };
  conversations: { noteRead(referralId: string, until: string, now: Date): Promise<void> };
};

/** Answers until when it counts as read: nobody has read what is still to come. */
export async function markRead(
  caller: Agent,
  { referralId, until: asked }: { referralId: string; until: string },
  now: Date,
  deps: MarkReadDeps,
): Promise<{ until: string } | NotFound> {
  const [race, agent] = await Promise.all([
    deps.races.read(referralId),
    deps.people.readAgent(caller.teamId, caller.agentId),
  ]);
  if (race === undefined || agent === undefined || !isOwnedBy(race, caller)) return { refused: 'not-found' };
  const until = new Date(Math.min(Date.parse(asked), now.getTime())).toISOString();
  await deps.conversations.noteRead(referralId, until, now);
  return { until };
}
