// Tells one agent by every channel that they have (CL-2): each a send of its own, so that none holds back another.
import type { Notice } from '../claiming/notifications.ts';
import type { Details } from '../claiming/referral.ts';
import type { AgentProfile } from '../people/team.ts';
import type { Cloud } from '../stream/cloud.ts';
import type { NewSend } from './outbox-message.ts';

/**
 * What to tell whom. `occasion` tells apart notices of one kind about one referral; `staleAt`: no use from then on;
 * `isSilent`: not by text this time.
 */
export type Notification = {
  agentId: string;
  details: Details;
  notice: Notice;
  occasion?: string;
  staleAt?: string;
  isSilent?: boolean;
};

/** Puts the sends of a notification into the outbox; done twice, they are still there once. */
export async function notify(notification: Notification, cloud: Cloud): Promise<void> {
  const { agentOf } = await cloud.readTeam(notification.details.teamId);
  const agent = agentOf(notification.agentId);
  if (agent === undefined) return;
  const areAlertsOn =
    !notification.isSilent &&
    agent.phone !== undefined &&
    (await cloud.consents.read('lead-alerts', agent.phone))?.status === 'on';
  const sends = sendsTo(agent, areAlertsOn, notification, cloud);
  await Promise.all(sends.map((send) => cloud.sends.create(send)));
}

function sendsTo(
  agent: AgentProfile,
  areAlertsOn: boolean,
  { details, notice, occasion = '', staleAt }: Notification,
  cloud: Cloud,
): NewSend[] {
  const { referralId } = details;
  const { agentId, phone, email } = agent;
  const common = (channel: string) => ({
    sendId: cloud.derivedId('snd', referralId, notice.kind, occasion, agentId, channel),
    purpose: { kind: 'notice' as const, notice: notice.kind, referralId, agentId },
    createdAt: cloud.now().toISOString(),
    staleAt,
  });
  const sends: NewSend[] = [];
  if (phone !== undefined && areAlertsOn) {
    const { alert: body } = notice;
    sends.push({ ...common('text'), channel: 'text', programme: 'lead-alerts', to: phone, body, zones: [] });
  }
  const { subject } = notice;
  if (email !== undefined) {
    sends.push({ ...common('email'), channel: 'email', to: email, subject, body: notice.email });
  }
  for (const [deviceId, { endpoint: to }] of Object.entries(agent.devices)) {
    const link = cloud.linkTo(referralId);
    sends.push({ ...common(`push ${deviceId}`), channel: 'push', to, subject, body: notice.push, link });
  }
  return sends;
}
