// Puts two demo teams, one of each brand, into a fresh cloud, by the product's own API.
import * as z from 'zod';
import type { Cloud } from '../cloud.ts';
import { DEMO_AGENTS, DEMO_TEAM, HARBOR_AGENTS, HARBOR_TEAM } from './team.ts';

const login = z.object({ token: z.string() });

/** Answers false when that was done already: a cloud kept on disk is left as it is. What broke off is done again. */
export async function seedDemo({ url, state }: Pick<Cloud, 'url' | 'state'>): Promise<boolean> {
  const kept = state.rows('demo', z.literal(true));
  if (kept.entries().length > 0) return false;

  const admin = await tokenOf(url, { client: 'admin' });
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
  admin: string,
): Promise<void> {
  await put(`${url}/teams/${teamId}`, team, admin);
  for (const { agentId, ...agent } of agents) {
    await put(`${url}/teams/${teamId}/agents/${agentId}`, agent, admin);
  }
  const lead = await tokenOf(url, { agentId: team.leadAgentId });
  const members = agents.map(({ agentId }, index) => ({
    agentId,
    buyers: true,
    sellers: true,
    warmTransfer: index < 3,
  }));
  const settings = { enabled: true, fallbackAgentId: team.leadAgentId, members };
  await put(`${url}/teams/${teamId}/lead-routing`, settings, lead);
}

async function tokenOf(url: string, who: object): Promise<string> {
  const response = await post(`${url}/_local/login`, who);
  return login.parse(await response.json()).token;
}

function post(address: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function put(address: string, body: object, token: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (response.ok) return;
  throw new Error(
    `The demo could not be seeded: PUT ${address}: ${response.status} ${await response.text()}`,
  );
}
