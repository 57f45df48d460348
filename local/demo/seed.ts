// Puts two demo teams, one of each brand, into a fresh cloud, by the product's own API; on demand with a day behind some of them.
import * as z from 'zod';
import { answerOf } from '../../client/src/answers.ts';
import type { Dibs } from '../../client/src/dibs.ts';
import type { Cloud } from '../cloud.ts';
import { signIn } from './sign-in.ts';
import { DAY_AGENTS, DEMO_AGENTS, DEMO_TEAM, HARBOR_AGENTS, HARBOR_TEAM } from './team.ts';
import { seedTemplates } from './templates.ts';

/** Answers false when that was done already: a cloud kept on disk is left as it is. What broke off is done again. */
export async function seedDemo(
  cloud: Pick<Cloud, 'url' | 'state'>,
  day?: () => Promise<void>,
): Promise<boolean> {
  const { url, state } = cloud;
  const kept = state.rows('demo', z.literal(true));
  if (kept.entries().length > 0) return false;

  const admin = await signIn(url, { client: 'admin' });
  await seedTeam(DEMO_TEAM, DEMO_AGENTS, admin);
  await seedTeam(HARBOR_TEAM, HARBOR_AGENTS, admin);
  // Until the day is over, those of the demo team who have none are offered nothing.
  if (day !== undefined) {
    await openLeadRouting(url, DEMO_TEAM, DAY_AGENTS);
    await openLeadRouting(url, HARBOR_TEAM, HARBOR_AGENTS);
    await day();
  }
  await openLeadRouting(url, DEMO_TEAM, DEMO_AGENTS);
  await openLeadRouting(url, HARBOR_TEAM, HARBOR_AGENTS);
  for (const { teamId, leadAgentId } of [DEMO_TEAM, HARBOR_TEAM])
    await seedTemplates(teamId, await signIn(url, { agentId: leadAgentId }));
  kept.put('seeded', true);
  state.commit();
  return true;
}

async function seedTeam(
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
}

/** All of them take buyers and sellers, the first three warm transfers too. */
async function openLeadRouting(
  url: string,
  { teamId, leadAgentId }: typeof DEMO_TEAM | typeof HARBOR_TEAM,
  agents: typeof DEMO_AGENTS,
): Promise<void> {
  const lead = await signIn(url, { agentId: leadAgentId });
  const members = agents.map(({ agentId }, index) => ({
    agentId,
    buyers: true,
    sellers: true,
    warmTransfer: index < 3,
  }));
  const body = { enabled: true, fallbackAgentId: leadAgentId, members };
  await answerOf(lead.PUT('/teams/{teamId}/lead-routing', { params: { path: { teamId } }, body }));
}
