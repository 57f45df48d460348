// PE-6, PE-4: the push service forgets a device that its agent has no more. Which those are stands on the profile, by the write that took the device
// off, until they are deleted: whoever comes next finishes what a crash left.
import { type AgentProfile, goneEndpointsOf } from '../team.ts';

export type DropEndpointsDeps = {
  people: {
    readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
    /** They are deleted; those that came since stay. */
    forgetEndpoints(agent: AgentProfile): Promise<void>;
  };
  /** Deleted twice, it is gone. */
  deleteEndpoint(endpoint: string): Promise<void>;
};

export async function dropEndpoints(
  { teamId, agentId }: Pick<AgentProfile, 'teamId' | 'agentId'>,
  deps: DropEndpointsDeps,
): Promise<void> {
  const agent = await deps.people.readAnyone(teamId, agentId);
  if (agent === undefined) return;
  const gone = goneEndpointsOf(agent);
  if (gone.length === 0) return;
  // The same device under another id, or back again, has the same endpoint.
  const used = Object.values(agent.devices).map(({ endpoint }) => endpoint);
  await Promise.all(gone.filter((endpoint) => !used.includes(endpoint)).map(deps.deleteEndpoint));
  await deps.people.forgetEndpoints(agent);
}
