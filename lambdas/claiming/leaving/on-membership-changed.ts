// After an agent came back or came from another team: their sign-in follows (PE-3, PE-4).
import * as z from 'zod';
import type { StandingChange } from './follow-standing.ts';

export type OnMembershipChangedDeps = { queueStanding(change: StandingChange): Promise<void> };

const membershipSchema = z.object({ agentId: z.string(), teamId: z.string().optional() });

export async function onMembershipChanged(
  before: unknown,
  after: unknown,
  deps: OnMembershipChangedDeps,
): Promise<void> {
  if (before === undefined) return;
  const was = membershipSchema.parse(before);
  const { agentId, teamId } = membershipSchema.parse(after);
  if (teamId !== undefined && teamId !== was.teamId) await deps.queueStanding({ teamId, agentId });
}
