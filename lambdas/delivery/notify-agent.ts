// Tells one agent by every channel that they have (CL-2): each an outbox message of its own, so that none holds back another.
import type { AgentNotification } from '../claiming/notifications.ts';
import { roundParts } from '../claiming/referral.ts';
import type { Consent, Owner } from '../consent/consent.ts';
import { leadAlerts } from '../consent/program.ts';
import type { KnownTeam } from '../people/known-team.ts';
import type { AgentProfile } from '../people/team.ts';
import type { NewOutboxMessage } from './outbox-message.ts';

export type NotifyAgentDeps = {
  readTeam(teamId: string): Promise<KnownTeam>;
  consents: {
    read(program: typeof leadAlerts, phone: string, owner: Owner): Promise<Consent | undefined>;
  };
  outbox: { create(message: NewOutboxMessage): Promise<unknown> };
  derivedId(prefix: 'out', ...parts: string[]): string;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
  now(): Date;
};

/** Puts the messages of a notification into the outbox; done twice, they are still there once. */
export async function notifyAgent(told: AgentNotification, deps: NotifyAgentDeps): Promise<void> {
  const { agentOf } = await deps.readTeam(told.details.teamId);
  const agent = agentOf(told.agentId);
  if (agent === undefined) return;
  const areAlertsOn =
    !told.isSilent &&
    agent.phone !== undefined &&
    (await deps.consents.read(leadAlerts, agent.phone, agent))?.status === 'on';
  const messages = messagesTo(agent, areAlertsOn, told, deps);
  await Promise.all(messages.map((message) => deps.outbox.create(message)));
}

function messagesTo(
  agent: AgentProfile,
  areAlertsOn: boolean,
  { details, notification, occasion = '', round, staleAt }: AgentNotification,
  deps: NotifyAgentDeps,
): NewOutboxMessage[] {
  const { referralId } = details;
  const { teamId, agentId, phone, email } = agent;
  const { kind, subject } = notification;
  const common = (channel: string) => ({
    outboxId: deps.derivedId('out', referralId, kind, occasion, agentId, channel, ...roundParts(round)),
    purpose: { kind: 'notification' as const, notification: kind, referralId, agentId, round },
    createdAt: deps.now().toISOString(),
    staleAt,
  });
  const messages: NewOutboxMessage[] = [];
  if (phone !== undefined && areAlertsOn) {
    messages.push({
      ...common('text'),
      channel: 'text',
      program: leadAlerts,
      to: phone,
      owner: { teamId, agentId },
      body: notification.alert,
      zones: [],
    });
  }
  if (email !== undefined) {
    messages.push({ ...common('email'), channel: 'email', to: email, subject, body: notification.email });
  }
  for (const [deviceId, { endpoint: to }] of Object.entries(agent.devices)) {
    messages.push({
      ...common(`push ${deviceId}`),
      channel: 'push',
      to,
      subject,
      body: notification.push,
      link: deps.linkTo(referralId),
    });
  }
  return messages;
}
