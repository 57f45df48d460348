// Tells one agent by every channel that they have (CL-2): each an outbox message of its own, so that none holds back another.
import type { AgentNotification, Pushed, TeamNews, Told as ToldByAll } from '../claiming/notifications.ts';
import { roundParts } from '../claiming/referral.ts';
import type { Consent, Owner } from '../consent/consent.ts';
import { leadAlerts } from '../consent/program.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { type AgentProfile, devicesOf } from '../people/team.ts';
import type { NewOutboxMessage } from './outbox/outbox-message.ts';

type TellDeps = {
  readTeam(teamId: string): Promise<KnownTeam>;
  consents: {
    read(program: typeof leadAlerts, phone: string, owner: Owner): Promise<Consent | undefined>;
  };
  outbox: { create(message: NewOutboxMessage): Promise<unknown> };
  derivedId(prefix: 'out', ...parts: string[]): string;
  now(): Date;
};

/** `linkTo`: a referral's page in the portal. */
export type NotifyAgentDeps = TellDeps & { linkTo(referralId: string): string };
/** `portalLink`: its first page. */
export type TellAgentDeps = TellDeps & { portalLink: string };

/** A message for one agent: what it says, what it is for, and what its messages' ids are derived from. */
type Told = {
  teamId: string;
  agentId: string;
  notification: Pushed & Partial<ToldByAll>;
  idOf(channel: string): string;
  purpose: Extract<NewOutboxMessage['purpose'], { kind: 'notification' | 'team-news' }>;
  link: string;
  staleAt?: string | undefined;
  isSilent?: boolean | undefined;
  isForUnlicensed?: boolean | undefined;
};

/** Puts the messages of a notification into the outbox; done twice, they are still there once. */
export function notifyAgent(told: AgentNotification, deps: NotifyAgentDeps): Promise<void> {
  const { agentId, details, notification, occasion = '', round, staleAt, isSilent, isForUnlicensed } = told;
  const { referralId, teamId } = details;
  const { kind } = notification;
  return tell(
    {
      teamId,
      agentId,
      notification,
      idOf: (channel) =>
        deps.derivedId('out', referralId, kind, occasion, agentId, channel, ...roundParts(round)),
      purpose: { kind: 'notification', notification: kind, referralId, agentId, round },
      link: deps.linkTo(referralId),
      staleAt,
      isSilent,
      isForUnlicensed,
    },
    deps,
  );
}

/** The same for what is no referral's news. */
export function tellAgent(
  { teamId, agentId, kind, occasion, isForUnlicensed, ...notification }: TeamNews,
  deps: TellAgentDeps,
): Promise<void> {
  return tell(
    {
      teamId,
      agentId,
      notification,
      idOf: (channel) => deps.derivedId('out', teamId, kind, occasion, agentId, channel),
      purpose: { kind: 'team-news', news: kind, teamId, agentId },
      link: deps.portalLink,
      isForUnlicensed,
    },
    deps,
  );
}

/** PE-5: without a license an agent is told what is about them alone; the lead still is what only the lead can do something about. */
async function tell(told: Told, deps: TellDeps): Promise<void> {
  const { team, agentOf } = await deps.readTeam(told.teamId);
  const agent = agentOf(told.agentId);
  if (agent === undefined) return;
  if (!(agent.licensed || told.isForUnlicensed || agent.agentId === team.leadAgentId)) return;
  const areAlertsOn =
    !told.isSilent &&
    told.notification.alert !== undefined &&
    agent.phone !== undefined &&
    (await deps.consents.read(leadAlerts, agent.phone, agent))?.status === 'on';
  const messages = messagesTo(agent, areAlertsOn, told, deps.now());
  await Promise.all(messages.map((message) => deps.outbox.create(message)));
}

function messagesTo(
  agent: AgentProfile,
  areAlertsOn: boolean,
  { notification, idOf, purpose, link, staleAt }: Told,
  now: Date,
): NewOutboxMessage[] {
  const { teamId, agentId, phone, email } = agent;
  const { subject, pushSubject = subject, alert, email: words } = notification;
  const common = (channel: string) => ({
    outboxId: idOf(channel),
    purpose,
    createdAt: now.toISOString(),
    staleAt,
  });
  const messages: NewOutboxMessage[] = [];
  if (phone !== undefined && areAlertsOn && alert !== undefined) {
    messages.push({
      ...common('text'),
      channel: 'text',
      program: leadAlerts,
      to: phone,
      owner: { teamId, agentId },
      body: alert,
      zones: [],
    });
  }
  if (email !== undefined && words !== undefined) {
    messages.push({ ...common('email'), channel: 'email', to: email, subject, body: words });
  }
  for (const device of devicesOf(agent)) {
    const { deviceId, platform, endpoint } = device;
    messages.push({
      ...common(`push ${deviceId}`),
      channel: 'push',
      to: endpoint,
      ...(device.platform === 'web' && { keys: device.keys }),
      device: { teamId, agentId, deviceId, platform },
      subject: pushSubject,
      body: notification.push,
      link,
    });
  }
  return messages;
}
