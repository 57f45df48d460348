// What an agent sees of their own devices: which there are, and what a browser subscribes with (LI-3).
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { type AgentProfile, type AnyDevice, devicesOf } from '../team.ts';

export type ListDevicesDeps = {
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
  /** By which push services know who pushes. */
  publicKey(): Promise<string>;
};

type OwnDevices = {
  devices: (Pick<AnyDevice, 'deviceId' | 'platform' | 'registeredAt'> & {
    name?: string | undefined;
    endpoint?: string | undefined;
  })[];
  webPush: { publicKey: string };
};

/** The newest first; of when the oldest were registered nothing is known. */
export async function listDevices(
  { teamId, agentId }: Agent,
  deps: ListDevicesDeps,
): Promise<OwnDevices | NotFound> {
  const [agent, publicKey] = await Promise.all([deps.people.readAgent(teamId, agentId), deps.publicKey()]);
  if (agent === undefined) return { refused: 'not-found' };
  const devices = devicesOf(agent)
    .map((device) => ({
      deviceId: device.deviceId,
      platform: device.platform,
      registeredAt: device.registeredAt,
      ...(device.platform === 'web' && { name: device.name, endpoint: device.endpoint }),
    }))
    .toSorted((one, other) => ((one.registeredAt ?? '') < (other.registeredAt ?? '') ? 1 : -1));
  return { devices, webPush: { publicKey } };
}
