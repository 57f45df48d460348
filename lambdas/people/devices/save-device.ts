// A device is registered for push messages: an app's at SNS first, a browser's as it is (LI-3), then on the agent's profile, which
// holds ten (PE-6).

import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import { mostDevices } from '../daily-limits.ts';
import {
  type AgentProfile,
  type AnyDevice,
  type Device,
  type DevicesOfAgent,
  devicesOf,
  goneEndpointsOf,
} from '../team.ts';
import { type DropEndpointsDeps, dropEndpoints } from './drop-endpoints.ts';
import { isAtPushService, type WebSubscription } from './web-subscription.ts';

export type SaveDeviceDeps = DropEndpointsDeps & {
  people: {
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
    /** False when the agent is gone, or their devices are no longer those that were `seen`. */
    saveDevice(
      { teamId, agentId }: Pick<Agent, 'teamId' | 'agentId'>,
      saved: { device: AnyDevice; instead: readonly string[] },
      seen: DevicesOfAgent,
    ): Promise<boolean>;
  };
  /** The device's endpoint, the same for the same token; undefined when the push service refuses the token. */
  registerDevice(application: string, token: string): Promise<string | undefined>;
  /** The push service's application of each platform that the stage serves. */
  applications: { [Platform in Device['platform']]?: string | undefined };
  /** The hosts of the push services that the stage calls. */
  pushServices: readonly string[];
  /** Whether something can be encrypted for the key: a point of its curve. */
  isPublicKey(p256dh: string): boolean;
};

/** What a device says of itself. */
export type Registration = { deviceId: string } & (
  | { platform: Device['platform']; token: string }
  | { platform: 'web'; subscription: WebSubscription; name?: string | undefined }
);

/** Each try that loses was overtaken by another device of the same agent. */
const tries = 10;

export async function saveDevice(
  caller: Agent,
  registration: Registration,
  now: Date,
  deps: SaveDeviceDeps,
): Promise<Pick<AnyDevice, 'deviceId' | 'platform'> | RefusedDevice | NotFound> {
  const device = await deviceOf(registration, now, deps);
  if ('refused' in device) return device;
  const { deviceId, platform } = device;
  for (let tried = 0; tried < tries; tried += 1) {
    const agent = await deps.people.readAgent(caller.teamId, caller.agentId);
    if (agent === undefined) return { refused: 'not-found' };
    const known = devicesOf(agent).find((each) => each.deviceId === deviceId);
    if (known !== undefined && isSame(known, device)) {
      if (goneEndpointsOf(agent).length > 0) await dropEndpoints(caller, deps);
      return { deviceId, platform };
    }
    const instead = [...new Set([...sameBrowser(agent, device), ...crowdedOut(agent, deviceId)])];
    if (await deps.people.saveDevice(caller, { device, instead }, agent)) {
      const hasGone = known !== undefined || instead.length > 0 || goneEndpointsOf(agent).length > 0;
      if (hasGone) await dropEndpoints(caller, deps);
      return { deviceId, platform };
    }
  }
  throw new Error('Too many devices of one agent at once');
}

type RefusedDevice = Refusal<'push-not-configured' | 'device-token-refused' | 'unknown-push-service'>;

/** The device as it is saved; an app's token becomes an endpoint of SNS. */
async function deviceOf(
  registration: Registration,
  now: Date,
  deps: SaveDeviceDeps,
): Promise<AnyDevice | RefusedDevice> {
  const { deviceId } = registration;
  const registeredAt = now.toISOString();
  if (registration.platform === 'web') {
    const { subscription, name } = registration;
    const { endpoint, keys } = subscription;
    if (!isAtPushService(endpoint, deps.pushServices)) {
      return {
        refused: 'unknown-push-service',
        detail: `Send the endpoint as the browser gave it: this stage pushes to ${deps.pushServices.join(', ')} alone.`,
      };
    }
    if (!deps.isPublicKey(keys.p256dh)) {
      return { refused: 'device-token-refused', detail: 'Send keys.p256dh as the browser gave it.' };
    }
    return { deviceId, platform: 'web', endpoint, keys, registeredAt, ...(name !== undefined && { name }) };
  }
  const { platform, token } = registration;
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
  return { deviceId, platform, endpoint, registeredAt };
}

function isSame(known: AnyDevice, device: AnyDevice): boolean {
  if (known.endpoint !== device.endpoint) return false;
  if (known.platform !== 'web' || device.platform !== 'web') return known.platform === device.platform;
  const { p256dh, auth } = known.keys;
  return p256dh === device.keys.p256dh && auth === device.keys.auth && known.name === device.name;
}

/** A browser that comes under another id is one device: it would show each push twice. */
function sameBrowser({ webDevices = {} }: DevicesOfAgent, device: AnyDevice): string[] {
  if (device.platform !== 'web') return [];
  return Object.entries(webDevices)
    .filter(([id, { endpoint }]) => endpoint === device.endpoint && id !== device.deviceId)
    .map(([id]) => id);
}

/** From before devices were counted there may be many: they go with the next ones, so many at a time. */
const mostAtATime = 20;

/** The oldest devices, which make room for `deviceId`. When one was registered was not noted at first: those are the oldest. */
export function crowdedOut(agent: DevicesOfAgent, deviceId: string): string[] {
  const others = devicesOf(agent).filter((each) => each.deviceId !== deviceId);
  const surplus = Math.max(0, others.length - (mostDevices - 1));
  return others
    .toSorted((one, other) => {
      const [at, otherAt] = [one.registeredAt ?? '', other.registeredAt ?? ''];
      return at < otherAt || (at === otherAt && one.deviceId < other.deviceId) ? -1 : 1;
    })
    .slice(0, Math.min(surplus, mostAtATime))
    .map((each) => each.deviceId);
}
