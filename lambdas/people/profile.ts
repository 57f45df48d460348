// What an agent is told about themselves, and about who is in their team.
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import { type Brands, brandOf, type ShownBrand } from './brand.ts';
import { invitationOf } from './invitations/shown-invitation.ts';
import {
  type AgentProfile,
  devicesOf,
  isLead,
  requirementsMissing,
  shownStanding,
  type Team,
} from './team.ts';

/** Of what needs the agent's own phone. */
export const phoneMissing: Refusal<'phone-missing'> = {
  refused: 'phone-missing',
  detail: 'Add a phone number to your profile (PATCH /me) and try again.',
};

/** PE-5: what needs a license, asked for by an agent without one. */
export const licenseLapsed: Refusal<'license-lapsed'> = {
  refused: 'license-lapsed',
  detail:
    'Your license has lapsed: you can read your clients’ pages and stop texts to a client, but not claim, write or call. Ask your administrator to record the new license, or your team lead to hand your clients over.',
};

/** The agent's profile with their part in the team, and its brand. */
export function profileOf(team: Team | undefined, agent: AgentProfile, brands: Brands<ShownBrand>) {
  const { name, alertNumber, accent, logo } = brandOf(brands, team?.brandId);
  return {
    ...agent,
    devices: devicesOf(agent).map(({ deviceId }) => deviceId),
    isLead: isLead(agent, team),
    teamName: team?.name,
    brand: name,
    alertNumber,
    accent,
    logo,
    checklist: checklistState(agent),
  };
}

export type ReadOwnProfileDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  invitations: { noteSignedIn(agent: AgentProfile, now: Date): Promise<void> };
  brands: Brands<ShownBrand>;
};

/** PE-2: whoever reads it has signed in, which is written down once: the portal reads it first. */
export async function readOwnProfile(
  { teamId, agentId }: Agent,
  now: Date,
  deps: ReadOwnProfileDeps,
): Promise<(ReturnType<typeof profileOf> & { isFirstSignIn?: true }) | NotFound> {
  const [team, agent] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (agent === undefined) return { refused: 'not-found' };
  const isFirst = agent.signedInAt === undefined;
  if (isFirst) await deps.invitations.noteSignedIn(agent, now);
  const profile = profileOf(team, agent, deps.brands);
  return isFirst && agent.invitation !== undefined ? { ...profile, isFirstSignIn: true } : profile;
}

/** What the checklist came to, as far as it is known without looking at consent. */
function checklistState({ checklistDoneAt, checklistDismissedAt, invitation }: AgentProfile) {
  if (checklistDoneAt !== undefined) return 'done' as const;
  // Who was at work before there were invitations knows their way.
  if (invitation === undefined) return undefined;
  return checklistDismissedAt === undefined ? ('open' as const) : ('dismissed' as const);
}

/** Who asks for the team: one of its agents, or an administrator, who is also told of those who left. */
type Reader = { agentId: string; teamId: string } | 'admin';

/** Everyone of the team by name: what somebody lacks is for the lead's eyes. */
export function colleaguesOf(
  reader: Reader,
  { team, agents, former }: { team: Team; agents: readonly AgentProfile[]; former: readonly AgentProfile[] },
) {
  const isForLead = reader !== 'admin' && isLead(reader, team);
  const seesInvitations = reader === 'admin' || isForLead;
  const standingOf = (agent: AgentProfile) =>
    // Whoever asks has signed in.
    shownStanding(
      reader !== 'admin' && agent.agentId === reader.agentId ? { ...agent, invitation: undefined } : agent,
    );
  return [...agents, ...(reader === 'admin' ? former : [])]
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.agentId.localeCompare(other.agentId))
    .map((agent) => ({
      agentId: agent.agentId,
      name: agent.name,
      isLead: isLead(agent, team),
      licensed: agent.licensed,
      standing: standingOf(agent),
      ...(seesInvitations && { invitation: invitationOf(agent) }),
      ...(isForLead && { missing: requirementsMissing(agent) }),
    }));
}
