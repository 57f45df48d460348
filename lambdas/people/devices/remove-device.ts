// A device gets no pushes any more, and SNS forgets it.

import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { type AgentProfile, type AnyDevice, devicesOf } from '../team.ts';
import { type DropEndpointsDeps, dropEndpoints } from './drop-endpoints.ts';

export type RemoveDeviceDeps = DropEndpointsDeps & {
  people: {
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
    /** False when the device has another endpoint by now. */
    removeDevice(
      teamId: string,
      agentId: string,
      device: Pick<AnyDevice, 'deviceId' | 'platform' | 'endpoint'>,
    ): Promise<boolean>;
  };
};

/** Each try that loses was overtaken by the same device's next registration. */
const tries = 5;

/** Removed again, it is gone. */
export async function removeDevice(
  { teamId, agentId }: Agent,
  { deviceId }: { deviceId: string },
  deps: RemoveDeviceDeps,
): Promise<{ deviceId: string } | NotFound> {
  for (let tried = 0; tried < tries; tried += 1) {
    const agent = await deps.people.readAgent(teamId, agentId);
    if (agent === undefined) return { refused: 'not-found' };
    const device = devicesOf(agent).find((each) => each.deviceId === deviceId);
    if (device === undefined || (await deps.people.removeDevice(teamId, agentId, device))) {
      await dropEndpoints(agent, deps);
      return { deviceId };
    }
  }
  throw new Error('A device is registered all the time');
}
