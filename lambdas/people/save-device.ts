// A device is registered for push messages: first at the push service, then on the agent's profile, which holds ten (PE-6).

import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import { mostDevices } from './daily-limits.ts';
import { type DropEndpointsDeps, dropEndpoints } from './drop-endpoints.ts';
import { type AgentProfile, type Device, goneEndpointsOf } from './team.ts';

export type SaveDeviceDeps = DropEndpointsDeps & {
  people: {
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
    /** False when the agent is gone, or their devices are no longer those that were `seen`. */
    saveDevice(
      { teamId, agentId }: Pick<Agent, 'teamId' | 'agentId'>,
      saved: { deviceId: string; device: Device; instead: readonly string[] },
      seen: AgentProfile['devices'],
    ): Promise<boolean>;
  };
  /** The device's endpoint, the same for the same token; undefined when the push service refuses the token. */
  registerDevice(application: string, token: string): Promise<string | undefined>;
  /** The push service's application of each platform that the stage serves. */
  applications: { [Platform in Device['platform']]?: string | undefined };
};

/** Each try that loses was overtaken by another device of the same agent. */
const tries = 10;

export async function saveDevice(
  caller: Agent,
  { deviceId, platform, token }: { deviceId: string; platform: Device['platform']; token: string },
  now: Date,
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
  for (let tried = 0; tried < tries; tried += 1) {
    const agent = await deps.people.readAgent(caller.teamId, caller.agentId);
    if (agent === undefined) return { refused: 'not-found' };
    const { devices } = agent;
    const known = devices[deviceId];
    if (known?.platform === platform && known.endpoint === endpoint) {
      if (goneEndpointsOf(agent).length > 0) await dropEndpoints(caller, deps);
      return { deviceId, platform };
    }
    const device = { platform, endpoint, registeredAt: now.toISOString() };
    const saved = { deviceId, device, instead: crowdedOut(devices, deviceId) };
    if (await deps.people.saveDevice(caller, saved, devices)) {
      const hasGone = known !== undefined || saved.instead.length > 0 || goneEndpointsOf(agent).length > 0;
      if (hasGone) await dropEndpoints(caller, deps);
      return { deviceId, platform };
    }
  }
  throw new Error('Too many devices of one agent at once');
}

/** From before devices were counted there may be many: they go with the next ones, so many at a time. */
const mostAtATime = 20;

/** The oldest devices, which make room for `deviceId`. When one was registered was not noted at first: those are the oldest. */
export function crowdedOut(devices: AgentProfile['devices'], deviceId: string): string[] {
  const others = Object.entries(devices).filter(([id]) => id !== deviceId);
  const surplus = Math.max(0, others.length - (mostDevices - 1));
  return others
    .toSorted(([one, a], [other, b]) => {
      const [at, otherAt] = [a.registeredAt ?? '', b.registeredAt ?? ''];
      return at < otherAt || (at === otherAt && one < other) ? -1 : 1;
    })
    .slice(0, Math.min(surplus, mostAtATime))
    .map(([id]) => id);
}
