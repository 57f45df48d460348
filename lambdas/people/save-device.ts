// A device is registered for push messages: first at the push service, then on the agent's profile.
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Agent } from '../platform/principal.ts';
import type { Device } from './team.ts';

export type SaveDeviceDeps = {
  people: {
    /** False for an agent who is gone. */
    saveDevice(teamId: string, agentId: string, deviceId: string, device: Device): Promise<boolean>;
  };
  /** The device's endpoint, the same for the same token; undefined when the push service refuses the token. */
  registerDevice(application: string, token: string): Promise<string | undefined>;
  /** The push service's application of each platform that the stage serves. */
  applications: { [Platform in Device['platform']]?: string | undefined };
};

export async function saveDevice(
  { teamId, agentId }: Agent,
  { deviceId, platform, token }: { deviceId: string; platform: Device['platform']; token: string },
  deps: SaveDeviceDeps,
): Promise<
  | { deviceId: string; platform: Device['platform'] }
  | Refusal<'push-not-configured' | 'device-token-refused'>
  | NotFound
> {
  const application = deps.applications[platform];
  if (application === undefined) {
    return {
      refused: 'push-not-configured',
      detail: `This stage sends no push messages to ${platform} devices.`,
    };
  }
  const endpoint = await deps.registerDevice(application, token);
  if (endpoint === undefined) {
    return { refused: 'device-token-refused', detail: 'Ask the device for a new token.' };
  }
  const isSaved = await deps.people.saveDevice(teamId, agentId, deviceId, { platform, endpoint });
  return isSaved ? { deviceId, platform } : { refused: 'not-found' };
}
