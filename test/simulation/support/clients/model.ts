// Clients as their owners would keep them on paper: what has happened to each, and which of them a list shows by that.
import type { agents, Query } from './plan.ts';

export type Agent = (typeof agents)[number];
type Stage = NonNullable<Query['stage']>;

export type Client = {
  referralId: string;
  name: string;
  city: string;
  state: string;
  side: string;
  phone: string;
  teamId: string;
  owner: Agent | undefined;
  /** In seconds, as all times here. `since`: when it was offered last. */
  since: number;
  arrivedAt: number;
  wonBy: 'text' | 'call' | 'pin' | undefined;
  wonAt: number;
  isStopped: boolean;
  areTextsFailing: boolean;
  hasReplied: boolean;
  sentAt: number;
  repliedAt: number;
  landedAt: number;
  readUntil: number;
  readAt: number;
  stage: Stage;
  stageAt: number;
  tags: readonly string[];
  notes: string[];
};

export const never = Number.NEGATIVE_INFINITY;

export function newClient(
  client: Pick<Client, 'referralId' | 'name' | 'city' | 'state' | 'side' | 'phone'>,
): Client {
  return {
    ...client,
    teamId: 'north',
    isStopped: false,
    sentAt: never,
    repliedAt: never,
    landedAt: never,
    readUntil: never,
    readAt: never,
    ...newRound(0),
    since: never,
  };
}

/** What begins anew with a round; the words of the rounds before stay where they are, and count no more. */
export function newRound(at: number) {
  return {
    owner: undefined,
    since: at,
    arrivedAt: never,
    wonBy: undefined,
    wonAt: never,
    areTextsFailing: false,
    hasReplied: false,
    stage: 'new',
    stageAt: never,
    tags: [],
    notes: [],
  };
}

const inRound = ({ since }: Client, at: number) => (at >= since ? at : never);
const contactOf = (client: Client) =>
  Math.max(client.wonAt, inRound(client, client.sentAt), inRound(client, client.repliedAt));

export const isTextable = ({ isStopped, areTextsFailing, hasReplied }: Client) =>
  !isStopped && (hasReplied || !areTextsFailing);
const isPhoneKnown = (client: Client) =>
  !isTextable(client) || client.hasReplied || client.wonBy === 'call' || client.wonBy === 'pin';

export function stageOf(client: Client): Stage {
  return client.stage === 'new' && contactOf(client) > client.stageAt ? 'contacted' : client.stage;
}

function isUnread({ repliedAt, readUntil, landedAt, readAt }: Client): boolean {
  return readUntil < repliedAt || (readAt < landedAt && readAt !== never);
}

function isWaiting(client: Client): boolean {
  if (inRound(client, client.repliedAt) === never) return false;
  return client.repliedAt > client.sentAt || isUnread(client);
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

function isFound(client: Client, q: string): boolean {
  const digits = q.replace(/\D/g, '');
  const parts = digits.length > 2 ? [digits] : folded(q).split(' ');
  const phone = isPhoneKnown(client) ? client.phone : '';
  const words = client.notes.flatMap((note) => folded(note).split(/\W+/));
  return parts.every(
    (part) =>
      [folded(client.name), folded(client.city), phone].some((text) => text.includes(part)) ||
      folded(client.state) === part ||
      words.some((word) => (part.length > 2 ? word.startsWith(part) : word === part)),
  );
}

function fits(client: Client, query: Query): boolean {
  const contact = contactOf(client);
  const saysNo = (asked: 'true' | 'false' | undefined, is: boolean) =>
    asked !== undefined && (asked === 'true') !== is;
  const moment = (text: string) => Date.parse(text) / 1000;
  const { q, side, state, stage, tag, owner, contactedBefore, contactedAfter } = query;
  if (q !== undefined && !isFound(client, q)) return false;
  if (side !== undefined && side !== client.side) return false;
  if (state !== undefined && state.toUpperCase() !== client.state) return false;
  if (stage !== undefined && stage !== stageOf(client)) return false;
  if (tag !== undefined && !client.tags.some((each) => folded(each) === folded(tag))) return false;
  if (owner !== undefined && owner !== client.owner) return false;
  if (contactedBefore !== undefined && (contact === never || contact >= moment(contactedBefore)))
    return false;
  if (contactedAfter !== undefined && (contact === never || contact < moment(contactedAfter))) return false;
  if (saysNo(query.neverContacted, contact === never) || saysNo(query.hasReplied, client.hasReplied))
    return false;
  return !saysNo(query.needsReply, isWaiting(client)) && !saysNo(query.textable, isTextable(client));
}

/** Of those that `whose` has, or the team when they ask for all: who fits, in order. */
export function listOf(
  clients: readonly Client[],
  teamId: string,
  whose: Agent | 'all',
  query: Query,
): string[] {
  const rank = (client: Client) =>
    query.sort === 'arrival'
      ? client.arrivedAt
      : contactOf(client) === never
        ? client.arrivedAt - 1e12
        : contactOf(client);
  return clients
    .filter((client) => client.teamId === teamId && client.owner !== undefined)
    .filter((client) => (whose === 'all' || client.owner === whose) && fits(client, query))
    .toSorted((one, other) => rank(other) - rank(one) || (one.referralId < other.referralId ? 1 : -1))
    .map(({ referralId }) => referralId);
}
