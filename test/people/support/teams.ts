// Teams, agents and lead routing settings for tests: all that matters to a test stands in the test.

import type { AgentProfile, Team } from '../../../lambdas/people/team.ts';
import type { LeadRouting, Member } from '../../../lambdas/routing/lead-routing.ts';

export const aTeam = (team: Partial<Team> = {}): Team => ({
  teamId: 'north',
  name: 'North Side',
  leadAgentId: 'lena',
  ...team,
});

/** Licensed, with email and phone. */
export const anAgent = (agentId: string, agent: Partial<AgentProfile> = {}): AgentProfile => ({
  agentId,
  teamId: 'north',
  name: `${agentId} Example`,
  email: `${agentId}@team.example`,
  phone: '+12065550150',
  licensed: true,
  devices: {},
  ...agent,
});

/** Who calls when that agent is signed in. */
export const asAgent = (agentId: string, teamId = 'north') => ({ kind: 'agent', agentId, teamId }) as const;

/** Receives buyers and sellers, no warm transfers. */
export const aMember = (agentId: string, member: Partial<Member> = {}): Member => ({
  agentId,
  buyers: true,
  sellers: true,
  warmTransfer: false,
  ...member,
});

/** Switched on, with the lead as fallback. */
export const aLeadRouting = (routing: Partial<LeadRouting> = {}): LeadRouting => ({
  enabled: true,
  fallbackAgentId: 'lena',
  members: [aMember('lena'), aMember('ada')],
  ...routing,
});
