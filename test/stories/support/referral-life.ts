// Those who live through a referral, and what each of them was promised of it.
import { marshall } from '@aws-sdk/util-dynamodb';
import { agentKey } from '../../../lambdas/consent/alerts.ts';
import type { Owner } from '../../../lambdas/consent/consent.ts';
import { leadAlerts } from '../../../lambdas/consent/program.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { aPhone, aTeam, type StoryAgent, type StoryTeam } from './builders.ts';
import { dayMs, type Stage } from './stage.ts';

export type NoticeKind = 'offered' | 'claimed' | 'closed' | 'in-vain' | 'over' | 'details';
export type Channel = 'text' | 'email' | 'push';
export type Notice = { agentId: string; channel: Channel; kind: NoticeKind };

/** A team that goes through one referral after the other. `first` has text alerts and a device, the others email only. */
export type People = { team: StoryTeam; lead: StoryAgent; first: StoryAgent; others: StoryAgent[] };

/** A referral on its way, and what must have come of it in the end. */
export type Life = People & {
  clientPhone: string;
  referralId: string;
  /** Who tried to claim, and whether they were told that they have it. */
  claims: { agentId: string; hasIt: boolean }[];
  callers: Caller[];
  promised: {
    status: 'claimed' | 'returned';
    notices: Notice[];
    /** Texts that the client gets. */
    texts: string[];
    /** How the offers end, by agent. */
    offers: Record<string, 'claimed' | 'missed' | 'declined' | 'withdrawn'>;
    /** What the bus hears, by type. */
    events: Record<string, number>;
  };
};

/** An agent who is called in a life. */
export type Caller = {
  agent: StoryAgent;
  /** How often the phone had rung when they asked to be called again: that was the first attempt. */
  rangBefore?: number;
  /** The ids of the calls that they answered. */
  answered: Set<string>;
};

/**
 * How many agents a story needs, whether the lead is one of those who are offered the referral, and whether it is about
 * calls: then each phone is new in each life, for one takes five calls a day, and all take warm transfers.
 */
export type Needs = { size: number; isLeadOffered: boolean; isByPhone?: boolean };

export async function peopleFor(stage: Stage, { size, isLeadOffered, isByPhone }: Needs): Promise<People> {
  const team = await aTeam(stage, size);
  const { lead } = team;
  const [, first, ...others] = team.agents;
  if (first === undefined) throw new Error('A life has two agents at least');
  await first.does('PUT', '/me/devices/phone', { platform: 'ios', token: first.agentId });
  await turnTextAlertsOn(stage, { teamId: team.teamId, agentId: first.agentId }, first.phone);
  if (!isLeadOffered) {
    const members = team.members.map((each) => ({ ...each, buyers: each.agentId !== lead.agentId }));
    const settings = { enabled: true, fallbackAgentId: first.agentId, members };
    await lead.does('PUT', `/teams/${team.teamId}/lead-routing`, settings);
  }
  if (isByPhone) {
    const members = team.members.map((each) => ({ ...each, warmTransfer: true }));
    const settings = { enabled: true, fallbackAgentId: lead.agentId, members };
    await lead.does('PUT', `/teams/${team.teamId}/lead-routing`, settings);
  }
  return { team, lead, first, others };
}

/** A phone for each that was never called; text alerts move with it. */
export async function takeNewPhones({ team, first }: People, stage: Stage): Promise<void> {
  // A phone may change three times within 24 hours (PE-6).
  await stage.advance(dayMs / 3);
  for (const agent of team.agents) {
    agent.phone = aPhone();
    const { status } = await agent.does('PATCH', '/me', { phone: agent.phone });
    if (status !== 200) throw new Error(`The new phone was answered with ${status}`);
  }
  await turnTextAlertsOn(stage, { teamId: team.teamId, agentId: first.agentId }, first.phone);
}

/** As an enrollment leaves it. */
async function turnTextAlertsOn(stage: Stage, owner: Owner, phone: string): Promise<void> {
  const [table] = stage.cloud.dynamoDb.tables;
  const consent = { status: 'on', since: new Date(stage.cloud.clock.now()).toISOString(), owner };
  const Item = marshall({
    ...keys.consent(leadAlerts, phone),
    type: 'consent',
    program: leadAlerts,
    phone,
    agents: { [agentKey(owner)]: consent },
    revision: 1,
    head: '',
    checkpoints: [],
    taken: 0,
  });
  await stage.cloud.dynamoDb.engine.table('PutItem', { TableName: table?.name, Item });
}

/** A life that has not begun: its first step creates the referral. */
export function aLife(people: People, { isLeadOffered }: Needs): Life {
  const offered = isLeadOffered ? people.team.agents : people.team.agents.slice(1);
  const notices = offered.flatMap((agent) => noticesTo(people, agent, 'offered'));
  const events = { ReferralOffered: 1, ReferralReturned: 1 };
  const offers = Object.fromEntries(offered.map(({ agentId }) => [agentId, 'missed' as const]));
  const promised: Life['promised'] = { status: 'returned', notices, texts: [], offers, events };
  return { ...people, clientPhone: aPhone(), referralId: '', claims: [], callers: [], promised };
}

/** LI-3: what replaces the push of the first agent's own offer, unless they are told by every channel how it ended. */
export function offersOver({ first, promised }: Life): Notice[] {
  const { agentId } = first;
  const end = promised.offers[agentId];
  const isTold =
    end === undefined || end === 'withdrawn' || (end === 'missed' && promised.status === 'claimed');
  return isTold ? [] : [{ agentId, channel: 'push', kind: 'over' }];
}

/** What `agent` is to be told, by every channel that they have. */
export function noticesTo({ first }: People, { agentId }: StoryAgent, kind: NoticeKind): Notice[] {
  const channels: Channel[] = agentId === first.agentId ? ['email', 'text', 'push'] : ['email'];
  return channels.map((channel) => ({ agentId, channel, kind }));
}
