// Tells one agent by every channel that they have (CL-2): each an outbox message of its own, so that none holds back another.
import {
  type AgentNotification,
  type AgentsNotification,
  type Notification,
  outboxIdOf,
  type Pushed,
  type TeamNews,
  type Told as ToldByAll,
  teamEmailIdOf,
} from '../claiming/notifications.ts';
import { type Alerts, consentOf } from '../consent/alerts.ts';
import { leadAlerts } from '../consent/program.ts';
import type { ItemBrand } from '../people/brand.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { agentLanguages, type InEachLanguage, languageOf } from '../people/language.ts';
import { type AgentProfile, devicesOf } from '../people/team.ts';
import type { BrandedMessage } from './outbox/outbox-message.ts';
import type { TeamEmail } from './team-email/team-email.ts';

type TellDeps = {
  readTeam(teamId: string): Promise<KnownTeam>;
  /** Text alerts on a phone; what is asked for at once is read at once. */
  alertsOn(phone: string, brand: ItemBrand): Promise<Alerts | undefined>;
  outbox: { create(message: BrandedMessage): Promise<unknown> };
  derivedId(prefix: 'out', ...parts: string[]): string;
  now(): Date;
};

/** `linkTo`: a referral's page in the portal. */
export type NotifyAgentDeps = TellDeps & { linkTo(referralId: string): string };
export type NotifyAgentsDeps = NotifyAgentDeps & {
  teamEmails: { create(email: TeamEmail): Promise<void> };
  queueTeamEmail(teamEmailId: string): Promise<void>;
};
/** `portalLink`: its first page. */
export type TellAgentDeps = TellDeps & { portalLink: string };

/** A message for one agent: what it says, what it is for, and what its messages' ids are derived from. */
type Told = {
  teamId: string;
  agentId: string;
  words: InEachLanguage<Pushed & Partial<ToldByAll>>;
  idOf(channel: string): string;
  purpose: Extract<BrandedMessage['purpose'], { kind: 'notification' | 'team-news' }>;
  link: string;
  staleAt?: string | undefined;
  isSilent?: boolean | undefined;
  isForUnlicensed?: boolean | undefined;
  /** Their email goes with those of others. */
  isEmailed?: boolean | undefined;
};

/** Puts the messages of a notification into the outbox; done twice, they are still there once. */
export function notifyAgent(
  told: AgentNotification & Pick<Told, 'isEmailed'>,
  deps: NotifyAgentDeps,
): Promise<void> {
  const {
    agentId,
    details,
    notification,
    occasion = '',
    round,
    staleAt,
    isSilent,
    isForUnlicensed,
    isEmailed,
  } = told;
  const { referralId, teamId } = details;
  const { kind, words } = notification;
  return tell(
    {
      teamId,
      agentId,
      words,
      idOf: (channel) => outboxIdOf({ referralId, kind, occasion, agentId, round }, channel, deps.derivedId),
      purpose: { kind: 'notification', notification: kind, referralId, agentId, round },
      link: deps.linkTo(referralId),
      staleAt,
      isSilent,
      isForUnlicensed,
      isEmailed,
    },
    deps,
  );
}

/**
 * The same for several agents, whose emails are one item. It is queued here, not by the stream: whoever asks is told again when
 * this fails, and what is queued twice goes out once.
 */
export async function notifyAgents(told: AgentsNotification, deps: NotifyAgentsDeps): Promise<void> {
  const { agentIds, ...about } = told;
  const [only] = agentIds;
  if (only === undefined) return;
  if (agentIds.length === 1) return notifyAgent({ ...about, agentId: only }, deps);
  const { details, notification, occasion = '', round, staleAt } = told;
  const { referralId, teamId } = details;
  const { agentOf, team } = await deps.readTeam(teamId);
  const to = agentIds.flatMap((agentId) => {
    const agent = agentOf(agentId);
    const isTold = agent !== undefined && mayBeTold(agent, team.leadAgentId, told.isForUnlicensed);
    return isTold && agent.email !== undefined ? [{ agentId, address: agent.email, agent }] : [];
  });
  const kinds = { kind: notification.kind, referralId, occasion, round };
  const email: TeamEmail = {
    teamEmailId: teamEmailIdOf(kinds, deps.derivedId),
    ...wordsTo(to, notification.words),
    about: kinds,
    to: Object.fromEntries(to.map(({ agentId, address }) => [agentId, address])),
    createdAt: deps.now().toISOString(),
    staleAt,
    brand: team.brandId,
  };
  // CL-2: one that fails holds back no other.
  await all([
    ...agentIds.map((agentId) => notifyAgent({ ...about, agentId, isEmailed: true }, deps)),
    ...(to.length === 0 ? [] : [emailAll(email, deps)]),
  ]);
}

/** PE-8: the words of the first of them, and beside them those for whoever speaks another language: one item still. */
function wordsTo(
  to: readonly { agentId: string; agent: AgentProfile }[],
  words: Notification['words'],
): Pick<TeamEmail, 'subject' | 'body' | 'inOther'> {
  const own = languageOf(to[0]?.agent);
  const inOther = agentLanguages.flatMap((language) => {
    const agentIds = to
      .filter(({ agent }) => language !== own && languageOf(agent) === language)
      .map(({ agentId }) => agentId);
    const { subject, email: body } = words[language];
    return agentIds.length === 0 ? [] : [{ agentIds, subject, body }];
  });
  const { subject, email: body } = words[own];
  return { subject, body, ...(inOther.length > 0 && { inOther }) };
}

async function emailAll(email: TeamEmail, deps: NotifyAgentsDeps): Promise<void> {
  await deps.teamEmails.create(email);
  await deps.queueTeamEmail(email.teamEmailId);
}

/** Waits for all of them; throws what the first of them threw. */
async function all(acts: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(acts);
  await Promise.all(acts);
}

/** PE-5: without a license an agent is told what is about them alone; the lead still is what only the lead can do something about. */
function mayBeTold(
  { agentId, licensed }: AgentProfile,
  leadAgentId: string,
  isForUnlicensed: boolean | undefined,
): boolean {
  return licensed || isForUnlicensed === true || agentId === leadAgentId;
}

/** The same for what is no referral's news. */
export function tellAgent(
  { teamId, agentId, kind, occasion, isForUnlicensed, words }: TeamNews,
  deps: TellAgentDeps,
): Promise<void> {
  return tell(
    {
      teamId,
      agentId,
      words,
      idOf: (channel) => deps.derivedId('out', teamId, kind, occasion, agentId, channel),
      purpose: { kind: 'team-news', news: kind, teamId, agentId },
      link: deps.portalLink,
      isForUnlicensed,
    },
    deps,
  );
}

async function tell(told: Told, deps: TellDeps): Promise<void> {
  const { team, agentOf } = await deps.readTeam(told.teamId);
  const agent = agentOf(told.agentId);
  if (agent === undefined) return;
  if (!mayBeTold(agent, team.leadAgentId, told.isForUnlicensed)) return;
  const alerts =
    told.isSilent || told.words.en.alert === undefined || agent.phone === undefined
      ? undefined
      : await deps.alertsOn(agent.phone, team.brandId);
  const areAlertsOn = alerts !== undefined && consentOf(alerts, agent)?.status === 'on';
  const messages = messagesTo(agent, team.brandId, areAlertsOn, told, deps.now());
  await Promise.all(messages.map((message) => deps.outbox.create(message)));
}

function messagesTo(
  agent: AgentProfile,
  brand: ItemBrand,
  areAlertsOn: boolean,
  { words: inEachLanguage, idOf, purpose, link, staleAt, isEmailed }: Told,
  now: Date,
): BrandedMessage[] {
  const { teamId, agentId, phone, email } = agent;
  // PE-8
  const { subject, pushSubject = subject, alert, email: words, push } = inEachLanguage[languageOf(agent)];
  const common = (channel: string) => ({
    outboxId: idOf(channel),
    purpose,
    createdAt: now.toISOString(),
    staleAt,
    brand,
  });
  const messages: BrandedMessage[] = [];
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
  if (email !== undefined && words !== undefined && !isEmailed) {
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
      body: push,
      link,
    });
  }
  return messages;
}
