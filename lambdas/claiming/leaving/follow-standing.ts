// A page of what follows from an agent's leaving or lapsed license, away from the request: sign-in, devices and lead routing first, then
// their referrals, page by page.
import { type DropEndpointsDeps, dropEndpoints } from '../../people/devices/drop-endpoints.ts';
import { type FollowSignInDeps, followSignIn } from '../../people/follow-sign-in.ts';
import type { AgentProfile, Leaving } from '../../people/team.ts';
import { type EndStandingDeps, endStanding, type Progress } from './end-standing.ts';

/** Whose standing changed, and how far what follows from it has come. */
export type StandingChange = { teamId: string; agentId: string; progress?: Progress | undefined };

export type FollowStandingDeps = EndStandingDeps &
  FollowSignInDeps &
  DropEndpointsDeps & {
    people: {
      readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
      noteHandedOver(teamId: string, agentId: string, left: Leaving, handedOver: number): Promise<void>;
    };
    routing: { removeMember(teamId: string, agentId: string): Promise<void> };
    queueNext(change: StandingChange): Promise<void>;
  };

/** Each page puts the next one into the queue: hundreds of referrals, and a crash between any two, make no difference. */
export async function followStanding(
  { teamId, agentId, progress }: StandingChange,
  now: Date,
  deps: FollowStandingDeps,
): Promise<void> {
  const agent = await deps.people.readAnyone(teamId, agentId);
  if (agent === undefined) return;
  if (progress === undefined) {
    await followSignIn(agent, deps);
    await dropEndpoints(agent, deps);
    if (agent.left !== undefined) await deps.routing.removeMember(teamId, agentId);
  }
  const next = await endStanding({ teamId, agentId }, progress ?? { handedOver: 0 }, now, deps);
  if (next.after !== undefined) return deps.queueNext({ teamId, agentId, progress: next });
  if (agent.left !== undefined)
    await deps.people.noteHandedOver(teamId, agentId, agent.left, next.handedOver);
}
