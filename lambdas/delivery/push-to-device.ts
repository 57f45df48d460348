// Pushes to one device: what of an earlier push it takes the place of, how long it is of use, and that a device which is gone is taken off (LI-3).
import type { CarrierAnswer } from '../carriers/carrier-answer.ts';
import type { Push } from '../carriers/push.ts';
import type { AnyDevice } from '../people/team.ts';
import type { PushContent } from './outbox/outbox-message.ts';
import type { PushCarrier } from './push-carrier.ts';

export type PushToDeviceDeps = {
  carrier: PushCarrier;
  people: {
    /** False when the device has another endpoint by now, or is off already. */
    removeDevice(
      teamId: string,
      agentId: string,
      device: Pick<AnyDevice, 'deviceId' | 'platform' | 'endpoint'>,
    ): Promise<boolean>;
  };
  now(): Date;
};

/** A crash after the device was taken off leaves the push unconfirmed, and the device off. */
export async function pushToDevice(
  content: PushContent,
  attempt: number,
  deps: PushToDeviceDeps,
): Promise<CarrierAnswer> {
  const { to: endpoint, device } = content;
  const now = deps.now();
  const answer = await deps.carrier.send(pushOf(content, now), now, attempt);
  if (device !== undefined && answer.kind === 'refused' && answer.reason === 'device-gone') {
    await deps.people.removeDevice(device.teamId, device.agentId, { ...device, endpoint });
  }
  return answer;
}

/** For a device that is off; an offer is kept no longer than it is open. */
const keptSeconds = 86_400;

export function pushOf(content: PushContent, now: Date): Push {
  const { to, keys, subject, body, link, purpose, createdAt, staleAt } = content;
  const leftSeconds =
    staleAt === undefined ? keptSeconds : Math.ceil((Date.parse(staleAt) - now.getTime()) / 1000);
  return {
    to,
    keys,
    subject,
    body,
    link,
    ...threadOf(content),
    manner: purpose.kind === 'notification' ? mannerOf(purpose.notification) : 'tells',
    at: createdAt,
    keptSeconds: Math.max(0, Math.min(keptSeconds, leftSeconds)),
  };
}

/** All that is told about a referral is one thread. */
function threadOf({ purpose, outboxId }: PushContent): { thread: string } {
  if (purpose.kind === 'notification') return { thread: purpose.referralId };
  return { thread: purpose.kind === 'team-news' ? purpose.news : outboxId };
}

function mannerOf(notification: string): Push['manner'] {
  switch (notification) {
    case 'referral-offered':
      return 'rings';
    case 'referral-claimed':
    case 'referral-returned':
      return 'replaces';
    case 'offer-over':
      return 'withdraws';
    default:
      return 'tells';
  }
}
