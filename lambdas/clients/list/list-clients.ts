// CT-2: the clients of an agent, or of a team for its lead: searched, filtered, sorted, page by page. What they are found by may be a moment
// old; what is answered, and to whom, is read from the referrals themselves.
import { isOwnedBy, type Referral } from '../../claiming/referral.ts';
import { readerFor } from '../../claiming/view/reader.ts';
import { referralAsSeenBy } from '../../claiming/view/referral-view.ts';
import { isLead, type TeamWithAgents } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { type Entry, entryOf, type Owner } from './entry.ts';
import { inOrder, isIn, type Place, placeIn, placeOf, placeText, type Sort } from './filter.ts';
import { type ClientsToFind, type FindClientsDeps, findClients } from './find-clients.ts';

export type ListClientsDeps = FindClientsDeps & {
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
  referrals: { readAll(referralIds: readonly string[]): Promise<Referral[]> };
};

export type ClientsQuery = ClientsToFind & {
  owner?: string | undefined;
  sort: Sort;
  cursor?: string | undefined;
};

const pageSize = 25;
/** Entries may be out of date: more than a page of them in a row would be an outage. */
const mostBatches = 4;

export type ListedClient = NonNullable<ReturnType<typeof listed>>;
type Answer = { clients: ListedClient[]; next: string | undefined };

/** The agent's own. */
export async function listMyClients(
  caller: Agent,
  query: Omit<ClientsQuery, 'owner'>,
  deps: ListClientsDeps,
): Promise<Answer | NotFound> {
  const team = await deps.people.readTeamWithAgents(caller.teamId);
  if (!team?.agents.some(({ agentId }) => agentId === caller.agentId)) return { refused: 'not-found' };
  return listClients(caller, team, [caller], query, deps);
}

/** All of the team's, for its lead. */
export async function listTeamClients(
  caller: Agent,
  { teamId, ...query }: ClientsQuery & { teamId: string },
  deps: ListClientsDeps,
): Promise<Answer | NotFound> {
  const team = await deps.people.readTeamWithAgents(teamId);
  if (team === undefined || !isLead(caller, team.team)) return { refused: 'not-found' };
  const owners = team.agents.filter(({ agentId }) => query.owner === undefined || agentId === query.owner);
  return listClients(caller, team, owners, query, deps);
}

async function listClients(
  caller: Agent,
  team: TeamWithAgents,
  owners: readonly Owner[],
  { sort, cursor, ...filter }: ClientsQuery,
  deps: ListClientsDeps,
): Promise<Answer> {
  const { reader, nameOf } = readerFor(caller, team);
  const isWanted = isIn(filter);
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const found = (await findClients(owners, filter, deps))
    .map((entry) => ({ entry, place: placeOf(entry, sort) }))
    .filter(({ place }) => after === undefined || inOrder(after, place) < 0)
    .toSorted((one, other) => inOrder(one.place, other.place));

  const clients: ListedClient[] = [];
  let last: Place | undefined;
  let looked = 0;
  for (let batch = 0; batch < mostBatches && clients.length < pageSize && looked < found.length; batch += 1) {
    const these = found.slice(looked, looked + pageSize - clients.length);
    looked += these.length;
    last = these.at(-1)?.place;
    const read = await deps.referrals.readAll(these.map(({ entry }) => entry.referralId));
    for (const referral of read) {
      const now = entryOf({ talk: {}, ...referral });
      const isTheirs = owners.some((owner) => isOwnedBy(referral.race, owner));
      if (now === undefined || !isTheirs || !isWanted(now)) continue;
      const client = listed(referral, now, referralAsSeenBy(reader, referral, nameOf));
      if (client !== undefined) clients.push(client);
    }
  }
  return { clients, next: looked < found.length && last !== undefined ? placeText(last) : undefined };
}

function listed(referral: Referral, now: Entry, seen: ReturnType<typeof referralAsSeenBy>) {
  const { claim, client, stage } = seen ?? {};
  if (seen === undefined || claim === undefined || client === undefined || stage === undefined)
    return undefined;
  const { referralId, side, area, priceRange, tags = [], lastContactAt, repliedAt, unread = false } = seen;
  return {
    referralId,
    name: client.name,
    ...('phone' in client && { phone: client.phone }),
    email: client.email,
    stage,
    tags,
    side,
    area,
    priceRange,
    textable: now.isTextable,
    lastContactAt,
    repliedAt,
    unread,
    arrivedAt: referral.race.status === 'claimed' ? referral.race.claim.at : claim.at,
    owner: { agentId: claim.agentId, name: claim.name },
  };
}
