// CP-6: a bulk text gone through without sending it: who of the audience gets it, who is left out and why, its parts and its price. The preview
// shows it, and the send is bound to it.
import { isOwnedBy } from '../../claiming/referral.ts';
import type { Entry } from '../../clients/list/entry.ts';
import { type ClientsToFind, type FindClientsDeps, findClients } from '../../clients/list/find-clients.ts';
import { awakeFrom, type QuietHours } from '../../delivery/gate/quiet-hours.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Refusal } from '../../platform/outcome.ts';
import { zonesOfNumber } from '../../platform/time-zones/number-zones.ts';
import { zonesOf } from '../../platform/time-zones/state-zones.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import { parseTemplate } from '../templates/template-text.ts';
import { type LeftOutReason, mostRecipients } from './audience.ts';
import { type ClientFacts, type Judged, judgeClient } from './judge.ts';

export type SurveyDeps = FindClientsDeps & {
  clientFacts: { readAll(referralIds: readonly string[]): Promise<ClientFacts[]> };
  wordingOf: WordingOf;
  quietHours: QuietHours | null;
  /** What carriers charge for a part, in US dollars. */
  textPartUsd: number;
  fingerprint(value: unknown): string;
};

/** What is to be gone through. `owners`: whose clients. */
export type ToSurvey = { owners: readonly AgentProfile[]; filter: ClientsToFind; body: string };

export type Recipient = Extract<Judged, { words: string }> & {
  referralId: string;
  agentId: string;
  name: string;
  isHeld: boolean;
};
export type LeftOut = { referralId: string; name: string; reason: LeftOutReason };
export type Survey = {
  recipients: Recipient[];
  leftOut: LeftOut[];
  segments: number;
  costUsd: number;
  /** The same for the same recipients, exclusions, parts and price. */
  digest: string;
};

/** Clients whose items are read together, and such reads side by side: a table that is new gives some 12,000 reads a second. */
const atOnce = 50;
const lanes = 6;

export async function survey(
  { owners, filter, body }: ToSurvey,
  now: Date,
  deps: SurveyDeps,
): Promise<Survey | Refusal<'audience-too-large'>> {
  const found = await findClients(owners, filter, deps);
  if (found.length > mostRecipients) return tooLarge(found.length);
  const judge = judgeFor({ owners, body }, now, deps);
  const inTurn = found.toSorted(byContact);
  const chunks = Array.from({ length: Math.ceil(inTurn.length / atOnce) }, (_, index) =>
    inTurn.slice(index * atOnce, (index + 1) * atOnce).map(({ referralId }) => referralId),
  );
  const judged: ReturnType<typeof judge>[][] = chunks.map(() => []);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < chunks.length; index = next++) {
      const facts = await deps.clientFacts.readAll(chunks[index] ?? []);
      judged[index] = facts.map(judge);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return surveyOf(judged.flat(2), body, deps);
}

/** One client; nothing of who is another's by now. */
export function judgeFor(
  { owners, body }: Pick<ToSurvey, 'owners' | 'body'>,
  now: Date,
  { wordingOf, quietHours }: Pick<SurveyDeps, 'wordingOf' | 'quietHours'>,
) {
  const { parts } = parseTemplate(body);
  const awake = awakeAt(now, quietHours);
  return (
    facts: ClientFacts,
  ): { facts: ClientFacts; owner: AgentProfile; judged: Judged; isHeld: boolean }[] => {
    const { race, details } = facts;
    const owner = owners.find((each) => isOwnedBy(race, each));
    if (owner === undefined) return [];
    const leavesAt = awake(details.area.state, details.client.phone);
    const wording = wordingOf(race.brandId);
    const judged = judgeClient(facts, { parts, owner, wording, now, leavesAt });
    return [{ facts, owner, judged, isHeld: leavesAt > now }];
  };
}

/** TX-16. A night is looked through minute by minute: once for all who may be in the same zones. */
function awakeAt(now: Date, quietHours: QuietHours | null): (state: string, phone: string) => Date {
  const known = new Map<string, Date>();
  return (state, phone) => {
    if (quietHours === null) return now;
    const place = `${state} ${phone.slice(0, areaCodeEnds)}`;
    const at =
      known.get(place) ?? awakeFrom(now, quietHours, { place: zonesOf(state), number: zonesOfNumber(phone) });
    known.set(place, at);
    return at;
  };
}
const areaCodeEnds = '+1206'.length;

/** `inTurn`: in the order of their last contact: of several clients with one phone, the first that can get the text does. */
function surveyOf(
  inTurn: readonly ReturnType<ReturnType<typeof judgeFor>>[number][],
  body: string,
  { textPartUsd, fingerprint }: SurveyDeps,
): Survey {
  const phones = new Set<string>();
  const recipients: Recipient[] = [];
  const leftOut: LeftOut[] = [];
  for (const { facts, owner, judged, isHeld } of inTurn) {
    const { referralId, client } = { ...facts.details };
    const { name, phone } = client;
    if (judged.leftOut !== undefined) leftOut.push({ referralId, name, reason: judged.leftOut });
    else if (phones.has(phone)) leftOut.push({ referralId, name, reason: 'same-phone' });
    else recipients.push({ referralId, name, agentId: owner.agentId, isHeld, ...judged });
    if (judged.leftOut === undefined) phones.add(phone);
  }
  const segments = recipients.reduce((sum, recipient) => sum + recipient.segments, 0);
  const costUsd = Number((segments * textPartUsd).toFixed(2));
  const shuffled = inFairOrder(recipients, fingerprint);
  const counted = shuffled.map(({ referralId, agentId, segments: own }) => [referralId, agentId, own]);
  const without = leftOut.map(({ referralId, reason }) => [referralId, reason]).toSorted();
  return {
    recipients: shuffled,
    leftOut,
    segments,
    costUsd,
    digest: fingerprint([body, counted, without, costUsd]),
  };
}

/** Always the same, and by chance: what the first fifty answer says something of all. */
function inFairOrder(recipients: readonly Recipient[], fingerprint: SurveyDeps['fingerprint']): Recipient[] {
  return recipients
    .map((recipient) => ({ recipient, place: fingerprint(recipient.referralId) }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ recipient }) => recipient);
}

function byContact(one: Entry, other: Entry): number {
  return (
    other.contactedAt - one.contactedAt ||
    other.arrivedAt - one.arrivedAt ||
    (one.referralId < other.referralId ? -1 : 1)
  );
}

function tooLarge(found: number): Refusal<'audience-too-large'> {
  return {
    refused: 'audience-too-large',
    detail: `${found} clients fit, and a bulk text goes to ${mostRecipients} at most. Narrow it: by state, stage or tag, by who has replied, or by the last contact.`,
  };
}
