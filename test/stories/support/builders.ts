// Teams, agents and referrals for stories: every one new, so that stories share a cloud without meeting.
import { answerOf } from '../../../client/src/answers.ts';
import type { components } from '../../../client/src/schema.ts';
import type { Client, Stage } from './stage.ts';

let made = 0;
function next(): number {
  made += 1;
  return made;
}

export type StoryAgent = { agentId: string; email: string; phone: string; name: string; does: Client };
export type StoryTeam = { teamId: string; lead: StoryAgent; agents: StoryAgent[]; members: Member[] };
export type Member = {
  agentId: string;
  buyers: boolean;
  sellers: boolean;
  warmTransfer: boolean;
  pausedUntil?: string;
  states?: string[];
  cities?: { city: string; state: string }[];
  postalCodes?: string[];
  priceRange?: { min?: number; max?: number };
};

/** What a team needs of a stage, the local one or another. */
type TeamStage = {
  admin: Client;
  signIn(agent: { agentId: string; teamId: string; name: string; email: string }): Promise<Client>;
};

/**
 * A team whose lead and agents (the lead among them) all take buyers and sellers, with lead routing switched on; of the stage's first brand
 * unless another is named. Nobody is invited unless that is what the story is about: each would get an email.
 */
export async function aTeam(
  stage: TeamStage,
  size: number,
  brand?: string,
  invite = false,
): Promise<StoryTeam> {
  const teamId = `tm_${next()}`;
  const profiles = Array.from({ length: size }, () => {
    const number = next();
    return {
      agentId: `agt_${number}`,
      name: `Agent Number${number}`,
      email: `agent-${number}@agents.example`,
      // Beyond the numbers that the stage itself texts from, and 555-1212, which nobody has (TX-17).
      phone: `+1206${String(5_552_000 + number).padStart(7, '0')}`,
    };
  });
  const leadAgentId = profiles[0]?.agentId;
  await stage.admin('PUT', `/teams/${teamId}`, {
    name: `Team ${teamId}`,
    leadAgentId,
    brand,
  });
  const agents: StoryAgent[] = [];
  for (const { agentId, ...profile } of profiles) {
    await stage.admin('PUT', `/teams/${teamId}/agents/${agentId}`, { ...profile, licensed: true, invite });
    agents.push({ agentId, ...profile, does: await stage.signIn({ agentId, teamId, ...profile }) });
  }
  const [lead] = agents;
  if (lead === undefined) throw new Error('A team has a lead');
  const members = agents.map(({ agentId }) => ({
    agentId,
    buyers: true,
    sellers: true,
    warmTransfer: false,
  }));
  const saved = await lead.does('PUT', `/teams/${teamId}/lead-routing`, {
    enabled: true,
    fallbackAgentId: lead.agentId,
    members,
  });
  if (saved.status !== 200) throw new Error(`Lead routing: ${JSON.stringify(saved.body)}`);
  return { teamId, lead, agents, members };
}

/** One of a team's agents: the second, who is no lead, or the lead of a team of one. */
export function agentOf(
  { agents }: Pick<StoryTeam, 'agents'>,
  index = Math.min(1, agents.length - 1),
): StoryAgent {
  const agent = agents[index];
  if (agent === undefined) throw new Error(`The team has no agent ${index}`);
  return agent;
}

/** A client's phone that nobody else has. */
export function aPhone(): string {
  return `+1415${String(5_552_000 + next()).padStart(7, '0')}`;
}

export type NewReferral = components['schemas']['NewReferral'];

export function referralFor(teamId: string, phone = aPhone()) {
  return {
    teamId,
    side: 'buyer' as const,
    area: { city: 'Springfield', state: 'IL' as const },
    priceRange: { min: 300_000, max: 400_000 },
    notes: 'Wants a garden.',
    client: {
      name: 'Client Example',
      phone,
      email: 'client@clients.example',
      textConsent: {
        at: '2026-03-01T12:00:00Z',
        source: 'https://homes.example/contact',
        words: 'Agents may text me about homes.',
      },
    },
  };
}

type Coverage = components['schemas']['Coverage'];

/** The same of a client who agreed to `covers`: to texts that nobody writes as well, if nothing else is said (CO-20). */
export function coveredReferralFor(
  teamId: string,
  phone = aPhone(),
  covers: Coverage[] = ['conversation', 'automated'],
) {
  const { client, ...about } = referralFor(teamId, phone);
  return { ...about, client: { ...client, textConsent: { ...client.textConsent, covers } } };
}

/** Creates a referral and lets all that follows happen. */
export async function aReferral(stage: Stage, request: NewReferral): Promise<string> {
  const { referralId } = await answerOf(stage.dibs.source.POST('/referrals', { params: {}, body: request }));
  await stage.settle();
  return referralId;
}
