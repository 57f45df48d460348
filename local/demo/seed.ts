// Puts two demo teams, one of each brand, into a fresh cloud, by the product's own API.
import * as z from 'zod';
import { answerOf } from '../../client/src/answers.ts';
import type { Dibs } from '../../client/src/dibs.ts';
import type { Cloud } from '../cloud.ts';
import { signIn } from './sign-in.ts';
import { DEMO_AGENTS, DEMO_TEAM, HARBOR_AGENTS, HARBOR_TEAM } from './team.ts';

/** Answers false when that was done already: a cloud kept on disk is left as it is. What broke off is done again. */
export async function seedDemo({ url, state }: Pick<Cloud, 'url' | 'state'>): Promise<boolean> {
  const kept = state.rows('demo', z.literal(true));
  if (kept.entries().length > 0) return false;

  const admin = await signIn(url, { client: 'admin' });
  await seedTeam(url, DEMO_TEAM, DEMO_AGENTS, admin);
  await seedTeam(url, HARBOR_TEAM, HARBOR_AGENTS, admin);
  kept.put('seeded', true);
  state.commit();
  return true;
}

/** All of them take buyers and sellers, the first three warm transfers too. */
async function seedTeam(
  url: string,
  { teamId, ...team }: typeof DEMO_TEAM | typeof HARBOR_TEAM,
  agents: typeof DEMO_AGENTS,
  admin: Dibs,
): Promise<void> {
  await answerOf(admin.PUT('/teams/{teamId}', { params: { path: { teamId } }, body: team }));
  for (const { agentId, ...agent } of agents) {
    const path = { teamId, agentId };
    // Whoever plays a demo agent signs in by a button: mailboxes are for what happens.
    const body = { ...agent, invite: false };
    await answerOf(admin.PUT('/teams/{teamId}/agents/{agentId}', { params: { path }, body }));
  }
  const lead = await signIn(url, { agentId: team.leadAgentId });
  const members = agents.map(({ agentId }, index) => ({
    agentId,
    buyers: true,
    sellers: true,
    warmTransfer: index < 3,
  }));
  const body = { enabled: true, fallbackAgentId: team.leadAgentId, members };
  await answerOf(lead.PUT('/teams/{teamId}/lead-routing', { params: { path: { teamId } }, body }));
}
