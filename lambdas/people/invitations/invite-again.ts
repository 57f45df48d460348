// An administrator or the lead asks for an agent's invitation again (PE-2): the stream sends it.
import type { Admin, Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { LimitedAct } from '../daily-limits.ts';
import { type AgentProfile, isLead, type Team } from '../team.ts';

export type InviteAgainDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  limits: {
    count(
      agent: { teamId: string; agentId: string },
      kind: LimitedAct,
      id: string,
      now: Date,
    ): Promise<Refusal<'daily-limit-reached'> | undefined>;
  };
  invitations: {
    /** False when the profile has changed meanwhile. */
    want(
      who: { teamId: string; agentId: string },
      email: string,
      now: Date,
      changedBy: Act,
    ): Promise<boolean>;
  };
};

/** An email that changes while it is invited is invited as it is then. */
const mostTries = 10;

type Asked = { teamId: string; agentId: string; changedBy: Act };
type Refused = Refusal<'email-missing' | 'signed-in-already' | 'has-left' | 'daily-limit-reached'> | NotFound;

export async function inviteAgain(
  caller: Agent | Admin,
  { teamId, agentId, changedBy }: Asked,
  now: Date,
  deps: InviteAgainDeps,
): Promise<{ agentId: string; email: string } | Refused> {
  const who = { teamId, agentId };
  const team = await deps.people.readTeam(teamId);
  const mayInvite = caller.kind === 'admin' || isLead(caller, team);
  let agent = mayInvite ? await deps.people.readAnyone(teamId, agentId) : undefined;
  if (team === undefined || agent === undefined) return { refused: 'not-found' };
  const obstacle = obstacleTo(agent);
  if (obstacle !== undefined) return obstacle;
  const limit = await deps.limits.count(who, 'invitations', changedBy.actId, now);
  if (limit !== undefined) return limit;
  for (let tried = 0; tried < mostTries; tried += 1) {
    const { email = '' } = agent;
    if (await deps.invitations.want(who, email, now, changedBy)) return { agentId, email };
    agent = await deps.people.readAnyone(teamId, agentId);
    if (agent === undefined) return { refused: 'not-found' };
    const obstacleNow = obstacleTo(agent);
    if (obstacleNow !== undefined) return obstacleNow;
  }
  throw new Error('An agent’s email changes all the time');
}

function obstacleTo({
  agentId,
  email,
  left,
  signedInAt,
}: AgentProfile): Refusal<'email-missing' | 'signed-in-already' | 'has-left'> | undefined {
  if (left !== undefined) {
    return {
      refused: 'has-left',
      detail: `${agentId} has left the team: save them again, which invites them.`,
    };
  }
  if (signedInAt !== undefined) {
    return {
      refused: 'signed-in-already',
      detail: `${agentId} has signed in already. A forgotten password is reset on the sign-in page.`,
    };
  }
  if (email === undefined) {
    return {
      refused: 'email-missing',
      detail: `${agentId} has no email to be invited by: save them with one, which invites them.`,
    };
  }
  return undefined;
}
