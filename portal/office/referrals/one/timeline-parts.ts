// A timeline as it is read: what happened, one after another, and each round's offers as one table with a line an agent.
import type { Answer } from '../../../../client/src/answers.ts';
import type { paths } from '../../../../client/src/schema.ts';

export type TimelineEvent = Answer<paths['/referrals/{referralId}/timeline']['get']>['events'][number];
type Of<Kind extends TimelineEvent['kind']> = Extract<TimelineEvent, { kind: Kind }>;

export type AgentInRound = {
  agentId: string;
  name: string;
  told: Of<'told'>[];
  called?: Of<'called'>;
  ended?: Of<'offer-ended'> | Of<'claimed'>;
};
type AboutOffers = Of<'offered'> | Of<'told'> | Of<'called'> | Of<'offer-ended'>;
/** Of these the office reads none (CT-4). */
const kindsOfOwner = ['stage', 'tags', 'note', 'plan-started', 'plan-stopped', 'plan-done'] as const;
type OfOwner = Of<(typeof kindsOfOwner)[number]>;
export type LineEvent = Exclude<TimelineEvent, AboutOffers | OfOwner>;
export type Round = { kind: 'round'; at: string; round: number; teamId: string; agents: AgentInRound[] };
export type TimelinePart = Round | { kind: 'line'; event: LineEvent };

export function timelineParts(events: readonly TimelineEvent[]): TimelinePart[] {
  const parts: TimelinePart[] = [];
  const rounds = new Map<number, Round>();
  // Who was told or called before the offer's own event came is found by what came later.
  for (const event of events) {
    if (event.kind !== 'offered') continue;
    const { at, round, teamId, agentId, name } = event;
    const known = rounds.get(round) ?? { kind: 'round', at, round, teamId, agents: [] };
    rounds.set(round, known);
    known.agents.push({ agentId, name, told: [] });
  }
  const shown = new Set<Round>();
  for (const event of events) {
    const round = 'round' in event ? rounds.get(event.round) : undefined;
    const agent = round?.agents.find(({ agentId }) => 'agentId' in event && event.agentId === agentId);
    if (event.kind === 'told') agent?.told.push(event);
    else if (event.kind === 'called' && agent) agent.called = event;
    else if ((event.kind === 'offer-ended' || event.kind === 'claimed') && agent) agent.ended = event;
    if (event.kind === 'offered' && round !== undefined && !shown.has(round)) {
      shown.add(round);
      parts.push(round);
    }
    if (!isAboutOffers(event) && !isOfOwner(event)) parts.push({ kind: 'line', event });
  }
  return parts;
}

function isOfOwner(event: TimelineEvent): event is OfOwner {
  return kindsOfOwner.some((kind) => kind === event.kind);
}

function isAboutOffers(event: TimelineEvent): event is AboutOffers {
  return ['offered', 'told', 'called', 'offer-ended'].includes(event.kind);
}

export type Channel = { channel: Of<'told'>['channel']; outcome: string; at: string; count: number };

/** Several devices with one outcome are one. */
export function channelsOf({ told }: Pick<AgentInRound, 'told'>): Channel[] {
  const channels: Channel[] = [];
  for (const { channel, outcome, at } of told) {
    const same = channels.find((each) => each.channel === channel && each.outcome === outcome);
    if (same === undefined) channels.push({ channel, outcome, at, count: 1 });
    else same.count += 1;
  }
  return channels;
}
