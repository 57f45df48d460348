// What a license, and leading the team, let somebody do with clients: PE-4, PE-5. The API decides; this hides what it would refuse.
import type { Profile, TeamAgent } from '../api/answers.ts';

/** Without a license one reads; only a lead still hands over. Until the profile is known nothing is hidden. */
export function licenseOf(profile: Pick<Profile, 'licensed' | 'isLead'> | undefined): {
  isLicensed: boolean;
  mayHandOver: boolean;
} {
  const isLicensed = profile?.licensed !== false;
  return { isLicensed, mayHandOver: isLicensed || profile?.isLead === true };
}

/** Who may be handed the clients of `agentId`: whoever works in the team, with a license. */
export function mayTakeOverFrom(
  agentId: string | undefined,
  agents: readonly TeamAgent[],
): readonly TeamAgent[] {
  return agents.filter((agent) => agent.standing !== 'left' && agent.licensed && agent.agentId !== agentId);
}
