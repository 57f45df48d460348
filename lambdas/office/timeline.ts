// A referral's timeline, derived from what is kept of it: who was offered it, told, called, claimed it, and what became of it.
import type { ClientPlan } from '../campaigns/client-plans/client-plan.ts';
import { isOfReferral } from '../campaigns/client-plans/read-client-plan.ts';
import { outboxIdOf, teamEmailIdOf } from '../claiming/notifications.ts';
import { type Offer, offerAfter, type RoundEnd } from '../claiming/offers/offer.ts';
import { claimIn, ownerOf, passesOn, type Referral, type ReturnedRace } from '../claiming/referral.ts';
import { isOfSource } from '../claiming/source/whose.ts';
import type { Note } from '../clients/note.ts';
import type { NotedChange } from '../clients/set-stage-and-tags.ts';
import type { LedgerEvent } from '../consent/ledger/ledger.ts';
import { introductions } from '../consent/program.ts';
import type { OutboxMessage } from '../delivery/outbox/outbox-message.ts';
import { type AgentProfile, devicesOf, isLead, type TeamWithAgents } from '../people/team.ts';
import type { Admin, Agent, Source } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import type { ConversationPlace, Message } from '../texting/message.ts';
import { planEvents } from './plan-events.ts';
import type { TimelineEvent } from './timeline-event.ts';

/** The calls of one agent in one round. */
export type CallsOfAgent = {
  agentId: string;
  round?: number | undefined;
  requestedAt: string;
  state: string;
  attempt: number;
};
/** The email by which the agents of a round were told together. */
export type OfferEmail = { teamEmailId: string; to: readonly string[]; acceptedAt?: string | undefined };

type DerivedId = (prefix: 'out', ...parts: string[]) => string;

export type TimelineDeps = {
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
  facts: {
    /** Of all rounds. `ends`: how each ended, by its number. */
    read(referralId: string): Promise<{
      offers: Offer[];
      ends: ReadonlyMap<number | undefined, RoundEnd>;
      calls: CallsOfAgent[];
    }>;
    offerEmails(teamEmailIds: readonly string[]): Promise<OfferEmail[]>;
  };
  outbox: { findAll(outboxIds: readonly string[]): Promise<ReadonlyMap<string, OutboxMessage>> };
  consents: { readLedgerSince(phone: string, from: Date, until?: Date): Promise<LedgerEvent[]> };
  conversations: {
    list(
      referralId: string,
      after: ConversationPlace | undefined,
      order: 'oldest',
    ): Promise<{ messages: Message[]; next: ConversationPlace | undefined }>;
  };
  clients: {
    readChanges(referralId: string, from: string, until: string): Promise<NotedChange[]>;
    readNotes(referralId: string, since: string): Promise<Note[]>;
  };
  clientPlans: { read(referralId: string): Promise<ClientPlan | undefined> };
  derivedId: DerivedId;
};

type Reader = { kind: 'office' } | { kind: 'agent'; isLead: boolean };
type NameOf = (teamId: string, agentId: string) => string;

/** Oldest first. A page is one of the conversation, with all else that happened meanwhile; without a conversation there is one page. */
export async function readTimeline(
  caller: Agent | Source | Admin,
  { referralId, cursor }: { referralId: string; cursor?: ConversationPlace | undefined },
  deps: TimelineDeps,
): Promise<{ events: TimelineEvent[]; next: ConversationPlace | undefined } | NotFound> {
  const referral = await deps.referrals.read(referralId);
  const team = referral && (await deps.people.readTeamWithAgents(referral.race.teamId));
  const reader = referral && readerOf(caller, referral, team);
  if (referral === undefined || reader === undefined) return { refused: 'not-found' };
  const talk =
    reader.kind === 'office'
      ? { messages: [], next: undefined }
      : await deps.conversations.list(referralId, cursor, 'oldest');
  const from = cursor?.split('#')[0];
  const until = talk.next?.split('#')[0];
  const all = await factsFor(reader, referral, { from, until }, deps);
  const meanwhile = all.filter(
    ({ at }) => (from === undefined || at > from) && (until === undefined || at <= until),
  );
  const since = sinceFor(reader, referral);
  const texts = talk.messages.filter(({ at }) => at >= since).map(textEvent);
  return { events: [...meanwhile, ...texts].toSorted(byTime), next: talk.next };
}

/** CL-9: offered agents read nothing of it; another team's, and who has left, never. */
function readerOf(
  caller: Agent | Source | Admin,
  { race, details }: Referral,
  team: TeamWithAgents | undefined,
): Reader | undefined {
  if (caller.kind === 'admin') return { kind: 'office' };
  if (caller.kind === 'source') return isOfSource(caller, details) ? { kind: 'office' } : undefined;
  const isIn =
    race.teamId === caller.teamId && team?.agents.some(({ agentId }) => agentId === caller.agentId);
  if (!isIn) return undefined;
  const leads = isLead(caller, team?.team);
  return leads || ownerOf(race) === caller.agentId ? { kind: 'agent', isLead: leads } : undefined;
}

/** CL-15: what an agent reads begins with the round that their team has. */
function sinceFor(reader: Reader, { race, details }: Referral): string {
  return reader.kind === 'office' ? details.createdAt : (race.offeredAgain?.at ?? details.createdAt);
}

/** What may be on a page: the ledger, which grows with the conversation, of its stretch alone. */
async function factsFor(
  reader: Reader,
  referral: Referral,
  page: { from: string | undefined; until: string | undefined },
  deps: TimelineDeps,
): Promise<TimelineEvent[]> {
  const { race, details } = referral;
  const since = sinceFor(reader, referral);
  const isShown = ({ round }: { round?: number | undefined }) =>
    reader.kind === 'office' || round === race.round;
  const [read, ledger] = await Promise.all([
    deps.facts.read(race.referralId),
    deps.consents.readLedgerSince(
      details.client.phone,
      new Date(page.from !== undefined && page.from > since ? page.from : since),
      page.until === undefined ? undefined : new Date(page.until),
    ),
  ]);
  const offers = read.offers.filter(isShown).map((offer) => offerAfter(read.ends.get(offer.round), offer));
  const teams = await teamsOf([race.teamId, ...offers.map(({ teamId }) => teamId)], deps);
  const nameOf: NameOf = (teamId, agentId) => profileIn(teams, teamId, agentId)?.name ?? agentId;
  const told = await toldOf(offers, teams, nameOf, deps);
  const teamIdOf = (call: CallsOfAgent) =>
    offers.find(({ agentId, round }) => agentId === call.agentId && round === call.round)?.teamId ??
    race.teamId;
  return [
    ...(reader.kind === 'office' || race.round === undefined
      ? [{ at: details.createdAt, kind: 'created' } as const]
      : []),
    ...(details.correctedAt === undefined ? [] : [{ at: details.correctedAt, kind: 'corrected' } as const]),
    ...roundsOf(reader, referral),
    ...offers.flatMap((offer) => offerEvents(offer, nameOf)),
    ...told,
    ...read.calls.filter(isShown).map((call) => callEvent(call, nameOf(teamIdOf(call), call.agentId))),
    ...claimEvents(referral, offers, read.ends, told, nameOf, isShown),
    ...handOvers(referral, offers, nameOf),
    ...givenConsent(referral),
    ...(reader.kind === 'agent' ? await ofClient(referral, since, nameOf, deps) : []),
    ...ledger.flatMap((event) => consentEvent(event, race)),
  ];
}

async function teamsOf(
  teamIds: readonly string[],
  { people }: Pick<TimelineDeps, 'people'>,
): Promise<ReadonlyMap<string, TeamWithAgents>> {
  const read = await Promise.all([...new Set(teamIds)].map((teamId) => people.readTeamWithAgents(teamId)));
  return new Map(read.flatMap((found) => (found === undefined ? [] : [[found.team.teamId, found]])));
}

function profileIn(
  teams: ReadonlyMap<string, TeamWithAgents>,
  teamId: string,
  agentId: string,
): AgentProfile | undefined {
  const { agents = [], former = [] } = teams.get(teamId) ?? {};
  return [...agents, ...former].find((agent) => agent.agentId === agentId);
}

/** CT-4: what owner and lead noted and began in the round that it is in. The source and administrators never read it. */
async function ofClient(
  referral: Referral,
  since: string,
  nameOf: NameOf,
  { clients, clientPlans }: Pick<TimelineDeps, 'clients' | 'clientPlans'>,
): Promise<TimelineEvent[]> {
  const { race } = referral;
  const [notes, changes, plan] = await Promise.all([
    clients.readNotes(race.referralId, since),
    clients.readChanges(race.referralId, since, '~'),
    clientPlans.read(race.referralId),
  ]);
  const who = (agentId: string) => ({ agentId, name: nameOf(race.teamId, agentId) });
  return [
    ...changes.flatMap(({ at, agentId, stage, addedTags: added = [], removedTags: removed = [] }) => [
      ...(stage === undefined ? [] : [{ at, kind: 'stage' as const, ...who(agentId), stage }]),
      ...(added.length + removed.length === 0
        ? []
        : [{ at, kind: 'tags' as const, ...who(agentId), added: [...added], removed: [...removed] }]),
    ]),
    ...notes.map(({ at, noteId, agentId, text }) => ({
      at,
      kind: 'note' as const,
      noteId,
      ...who(agentId),
      text,
    })),
    ...(plan !== undefined && isOfReferral(plan, referral) ? planEvents(plan, nameOf) : []),
  ];
}

function offerEvents(offer: Offer, nameOf: NameOf): TimelineEvent[] {
  const { teamId, agentId, offeredAt, outcome, outcomeAt } = offer;
  if (offeredAt === undefined) return [];
  const who = { round: offer.round ?? 1, agentId, name: nameOf(teamId, agentId) };
  return [
    { at: offeredAt, kind: 'offered', teamId, ...who },
    ...(outcome === undefined || outcome === 'claimed' || outcomeAt === undefined
      ? []
      : [{ at: outcomeAt, kind: 'offer-ended', ...who, outcome } as const]),
  ];
}

/** CL-2: by which channel each was told of their offer, and what became of that. */
async function toldOf(
  offers: readonly Offer[],
  teams: ReadonlyMap<string, TeamWithAgents>,
  nameOf: NameOf,
  { outbox, facts, derivedId }: TimelineDeps,
): Promise<Extract<TimelineEvent, { kind: 'told' }>[]> {
  const ways = offers.flatMap((offer) => {
    const { teamId, agentId, offeredAt } = offer;
    const devices = devicesOf(profileIn(teams, teamId, agentId) ?? { devices: {} });
    const channels = ['text', 'email', ...devices.map(({ deviceId }) => `push ${deviceId}`)];
    const about = { ...offer, kind: 'referral-offered', occasion: '' };
    return offeredAt === undefined
      ? []
      : channels.map((channel) => ({ offer, outboxId: outboxIdOf(about, channel, derivedId) }));
  });
  const emailIdOf = ({ referralId, round }: Offer) =>
    teamEmailIdOf({ kind: 'referral-offered', referralId, occasion: '', round }, derivedId);
  const [messages, emails] = await Promise.all([
    outbox.findAll(ways.map(({ outboxId }) => outboxId)),
    facts.offerEmails([...new Set(offers.map(emailIdOf))]),
  ]);
  const who = ({ teamId, agentId, round }: Offer) => ({
    round: round ?? 1,
    agentId,
    name: nameOf(teamId, agentId),
  });
  const alone = ways.flatMap(({ offer, outboxId }) => {
    const message = messages.get(outboxId);
    if (message === undefined) return [];
    const { channel, createdAt } = message.content;
    const { state } = message;
    const at = 'acceptedAt' in state && state.acceptedAt !== undefined ? state.acceptedAt : createdAt;
    return [{ at, kind: 'told' as const, ...who(offer), channel, outcome: state.status }];
  });
  const together = offers.flatMap((offer) => {
    const email = emails.find(({ teamEmailId }) => teamEmailId === emailIdOf(offer));
    if (email?.acceptedAt === undefined || !email.to.includes(offer.agentId)) return [];
    return [
      {
        at: email.acceptedAt,
        kind: 'told' as const,
        ...who(offer),
        channel: 'email' as const,
        outcome: 'sent',
      },
    ];
  });
  return [...alone, ...together];
}

function callEvent(
  { agentId, round, requestedAt, state, attempt }: CallsOfAgent,
  name: string,
): TimelineEvent {
  return {
    at: requestedAt,
    kind: 'called',
    round: round ?? 1,
    agentId,
    name,
    calls: attempt,
    outcome: state,
  };
}

/** RT-9: each round's winner, measured from their own notification. */
function claimEvents(
  { race, details: { earlier = [] } }: Referral,
  offers: readonly Offer[],
  ends: ReadonlyMap<number | undefined, RoundEnd>,
  told: readonly Extract<TimelineEvent, { kind: 'told' }>[],
  nameOf: NameOf,
  isShown: (its: { round: number | undefined }) => boolean,
): TimelineEvent[] {
  const claim = claimIn(race);
  const ended: (readonly [number | undefined, { at: string; winner?: string | undefined }])[] = [...ends];
  // CL-14: it was never offered, so that no round of offers ended.
  if (claim?.by === 'returning') ended.push([race.round, { at: claim.at, winner: claim.agentId }]);
  return ended.flatMap(([round, { at, winner }]) => {
    if (winner === undefined || !isShown({ round })) return [];
    const offer = offers.find((each) => each.agentId === winner && each.round === round);
    const own = told.filter((each) => each.agentId === winner && each.round === (round ?? 1));
    const [first = offer?.offeredAt] = own.map((each) => each.at).toSorted();
    const its = round === race.round ? claim : earlier.find((each) => each.round === round)?.claim;
    const by = its?.wonBy ?? its?.by;
    return [
      {
        at,
        kind: 'claimed' as const,
        round: round ?? 1,
        agentId: winner,
        name: nameOf(offer?.teamId ?? race.teamId, winner),
        ...(by !== undefined && { by }),
        ...(first !== undefined && {
          seconds: Math.max(0, Math.round((Date.parse(at) - Date.parse(first)) / 1000)),
        }),
      },
    ];
  });
}

/** CL-15, RT-10: each round's beginning, but for the first, and end; an agent reads of the one that their team has. */
function roundsOf(reader: Reader, { race, details }: Referral): TimelineEvent[] {
  const { earlier = [], chain } = details;
  const current = { teamId: race.teamId, round: race.round, since: race.offeredAgain?.at };
  const last = race.status === 'returned' ? endOf(reader, race, race.returned, passesOn(race)) : [];
  if (reader.kind === 'agent') return [...(chain === undefined ? beginningOf(current) : []), ...last];
  return [
    ...earlier.flatMap((each) => [
      ...beginningOf(each),
      ...endOf(reader, each, each.returned, each.passedOn === true),
    ]),
    ...beginningOf(current),
    ...last,
    ...(chain?.skipped ?? []).map((its) => ({ ...its, kind: 'skipped' as const })),
  ];
}

type Round = { teamId: string; round?: number | undefined };

function beginningOf({ teamId, round = 1, since }: Round & { since?: string | undefined }): TimelineEvent[] {
  return since === undefined ? [] : [{ at: since, kind: 'offered-again', teamId, round }];
}

/** CL-13: the note may name the client: it is for the source and the lead. RT-10: to its team a round that passes on is returned. */
function endOf(
  reader: Reader,
  { teamId, round = 1 }: Round,
  { reason, at, note, passedOn }: ReturnedRace['returned'],
  isPassedOn: boolean,
): TimelineEvent[] {
  const isForReader = reader.kind === 'office' || reader.isLead;
  const kind = isPassedOn && reader.kind === 'office' ? 'passed-on' : 'returned';
  const its = { teamId, round };
  return [
    ...(passedOn && reader.kind === 'office'
      ? [{ ...its, at: passedOn.at, kind: 'passed-on' as const, reason: passedOn.reason }]
      : []),
    kind === 'passed-on'
      ? { ...its, at, kind, reason }
      : { ...its, at, kind, reason, ...(isForReader && { note }) },
  ];
}

/** CL-10, PE-4: each hand-over of the rounds shown; of one from before all were kept, the last. */
function handOvers({ race }: Referral, offers: readonly Offer[], nameOf: NameOf): TimelineEvent[] {
  const kept = offers.flatMap(({ teamId, agentId, handed = [] }) =>
    handed.map(({ from, at }) => ({ at, teamId, agentId, from })),
  );
  const { teamId } = race;
  const claim = claimIn(race);
  const isKept = kept.some(({ at, agentId }) => at === claim?.at && agentId === claim.agentId);
  const { from, at = '', agentId = '' } = claim ?? {};
  const all = from === undefined || isKept ? kept : [...kept, { at, teamId, agentId, from }];
  return all.map((hand) => ({
    at: hand.at,
    kind: 'reassigned' as const,
    agentId: hand.agentId,
    name: nameOf(hand.teamId, hand.agentId),
    from: hand.from,
    fromName: nameOf(hand.teamId, hand.from),
  }));
}

/** What the source sent of it: it lies in the past, before the referral. */
function givenConsent({ details: { client } }: Referral): TimelineEvent[] {
  const { textConsent } = client;
  if (textConsent === undefined) return [];
  return [{ at: new Date(textConsent.at).toISOString(), kind: 'consent', act: 'consent-given-to-source' }];
}

/** Of the client's consent in the brand's name: what changed and when, never the words. */
function consentEvent(event: LedgerEvent, { brandId, referralId }: Referral['race']): TimelineEvent[] {
  const { at, act, program, brand } = event;
  const isAnothers =
    'referralId' in event && event.referralId !== undefined && event.referralId !== referralId;
  if (act === 'consent-given-to-source' || program !== introductions) return [];
  if (brand !== brandId || isAnothers) return [];
  return [{ at, kind: 'consent', act, ...(act === 'word-received' && { word: event.kind }) }];
}

function textEvent(message: Message): TimelineEvent {
  const { at, messageId, direction, body, delivery } = message;
  const automated = message.direction === 'outbound' ? message.automated : undefined;
  return { at, kind: 'text', messageId, direction, body, delivery, ...(automated && { automated }) };
}

/** At one moment, what leads to the other stands first. */
const order: readonly TimelineEvent['kind'][] = [
  'created',
  'offered-again',
  'consent',
  'corrected',
  'offered',
  'told',
  'called',
  'claimed',
  'reassigned',
  'plan-started',
  'text',
  'stage',
  'tags',
  'note',
  'returned',
  'plan-stopped',
  'plan-done',
  'passed-on',
  'offer-ended',
  'skipped',
];
function byTime(one: TimelineEvent, other: TimelineEvent): number {
  return (
    one.at.localeCompare(other.at) ||
    roundOf(one) - roundOf(other) ||
    order.indexOf(one.kind) - order.indexOf(other.kind)
  );
}

/** RT-10: one team's turn may end at the moment in which the next one's begins. */
function roundOf(event: TimelineEvent): number {
  if ('round' in event) return event.round;
  return event.kind === 'created' || event.kind === 'consent' ? 0 : Number.MAX_SAFE_INTEGER;
}
