// All referrals, newest first, for the source and administrators: filtered, and searched by words, or by what their entries of the list say.
import { type Referral, type ReferralStatus, statusForSource } from '../claiming/referral.ts';
import { listedText, readText } from '../claiming/search/words.ts';
import { isOfSource } from '../claiming/source/whose.ts';
import { officeReader } from '../claiming/view/reader.ts';
import { referralAsSeenBy } from '../claiming/view/referral-view.ts';
import type { Admin, Source } from '../platform/http/principal.ts';
import { isStateCode } from '../platform/places/state-code.ts';
import { asTyped, isAmong, isDigits, isWholeNumber, soughtIn } from '../platform/table/search-text.ts';
import { type Having, havingRarest } from './rarest-word.ts';
import { type Entries, walk } from './walk.ts';

/** `text`: what it is found by, as a word's item has it. `place`: what a cursor means; nobody's name is in one. */
export type ReferralEntry = { referralId: string; text: string; place: string };

export type AgentOfTeam = { teamId: string; agentId: string };

export type ReferralFilter = {
  status?: ReferralStatus | undefined;
  teamId?: string | undefined;
  q?: string | undefined;
  /** By when they were created: from then on, and before then. */
  from?: string | undefined;
  to?: string | undefined;
};

export type ListReferralsDeps = {
  lists: {
    referrals(
      of: Pick<ReferralFilter, 'teamId' | 'from' | 'to'>,
      after: string | undefined,
      most?: number,
    ): Promise<Entries<ReferralEntry>>;
    namesOf(agents: readonly AgentOfTeam[]): Promise<(agent: AgentOfTeam) => string>;
    teamNamesOf(teamIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
  referrals: { readAll(referralIds: readonly string[]): Promise<Referral[]> };
  referralWords: { having: Having };
  /** The ids of a client's referrals. */
  clientReferrals: { listIds(phone: string): Promise<string[]> };
};

const pageSize = 25;
/** What is filtered by more than its entry is read a hundred at once. */
const atOnce = 100;
/**
 * A word that fewer have is rare: all that have it are read and sorted. What more have is so frequent that a page of it is soon found by
 * walking the list in its order: of 100,000 within 2,500 entries.
 */
const rare = 1000;
/** Entries that are looked at together for a frequent word. */
const stretch = 1000;
export async function listReferrals(
  caller: Source | Admin,
  { cursor, ...filter }: ReferralFilter & { cursor?: string | undefined },
  deps: ListReferralsDeps,
) {
  const reader = officeReader(caller);
  const sought = filter.q === undefined ? [] : soughtIn(filter.q).map(asTyped);
  const isWanted = (referral: Referral) =>
    isOfSource(reader, referral.details) && isIn(filter, referral) && isSought(sought, referral);
  const known = await knownIds(filter.q, deps);
  const page =
    known === undefined
      ? await walkList(filter, sought, cursor, isWanted, deps)
      : pageOf((await deps.referrals.readAll(known)).filter(isWanted), cursor);
  const owners = page.found.flatMap(({ race }) =>
    race.status === 'claimed' ? [{ teamId: race.teamId, agentId: race.claim.agentId }] : [],
  );
  const [nameOf, teamNames] = await Promise.all([
    deps.lists.namesOf(owners),
    deps.lists.teamNamesOf(page.found.map(({ race }) => race.teamId)),
  ]);
  const referrals = page.found.flatMap((referral) => {
    const { teamId } = referral.race;
    const seen = referralAsSeenBy(reader, referral, (agentId) => nameOf({ teamId, agentId }));
    return seen === undefined ? [] : { ...seen, teamName: teamNames.get(teamId) };
  });
  return { referrals, next: page.next };
}

async function walkList(
  filter: ReferralFilter,
  sought: readonly string[],
  cursor: string | undefined,
  isWanted: (referral: Referral) => boolean,
  deps: ListReferralsDeps,
) {
  const { lists, referrals } = deps;
  const isFiltered = filter.status !== undefined || filter.teamId !== undefined;
  const most = isFiltered ? atOnce : pageSize + 1;
  // A team's own list is in another order, and short enough to be read.
  const found = filter.teamId === undefined ? await foundByWord(sought, filter, deps) : undefined;
  const together = sought.length === 0 ? most : stretch;
  return walk<ReferralEntry, Referral>(
    {
      read: async (after) =>
        found === undefined
          ? lists.referrals(filter, after, filter.teamId === undefined ? together : most)
          : { entries: found.filter(({ place }) => after === undefined || place < after), isMore: false },
      // Entries of a team's list have no text to be found by.
      mayBe: ({ referralId, text }) => filter.teamId !== undefined || hasAll(sought, referralId, text),
      pickedAtOnce: most,
      pick: async (entries) => {
        const read = await referrals.readAll([...new Set(entries.map(({ referralId }) => referralId))]);
        const byId = new Map(read.map((referral) => [referral.race.referralId, referral]));
        return entries.flatMap((entry) => {
          const its = byId.get(entry.referralId);
          return its !== undefined && isWanted(its) ? [{ entry, found: its }] : [];
        });
      },
    },
    cursor,
  );
}

/** What has the rarest of the words, newest first; undefined when all of them are frequent. */
async function foundByWord(
  sought: readonly string[],
  { from, to }: ReferralFilter,
  { referralWords }: Pick<ListReferralsDeps, 'referralWords'>,
): Promise<ReferralEntry[] | undefined> {
  const found = await havingRarest(toLookUp(sought), referralWords.having, rare);
  return found
    ?.map(({ place, text }) => {
      const [createdAt = '', referralId = ''] = place.split('#');
      return { createdAt, referralId, text, place };
    })
    .filter(
      ({ createdAt }) => (from === undefined || createdAt >= from) && (to === undefined || createdAt < to),
    )
    .toSorted((one, other) => (one.place < other.place ? 1 : -1));
}

/**
 * Words with an item each: no number, no beginning of an id, and not what may be a state. That one is looked for in what the others find, and
 * alone by walking the list.
 */
function toLookUp(sought: readonly string[]): string[] {
  const words = sought.filter((part) => !isDigits(part) && !isOfId(part));
  const longer = words.filter((word) => twoLettersOf(word) === undefined);
  return longer.length > 0 ? longer : words.filter((word) => !isStateCode(twoLettersOf(word) ?? ''));
}

/** Also as in “Washington, D.C.”; undefined when there are more, or fewer. */
function twoLettersOf(part: string): string | undefined {
  return /^[a-z]\.?[a-z]$/.test(part) ? part.replace('.', '') : undefined;
}

/** Less than that is a word: every id begins with "r". */
function isOfId(part: string): boolean {
  return part.startsWith('ref_');
}

/** What an id or a whole phone number names: that needs no list. */
async function knownIds(
  q: string | undefined,
  { clientReferrals }: Pick<ListReferralsDeps, 'clientReferrals'>,
): Promise<string[] | undefined> {
  if (q === undefined) return undefined;
  if (/^ref_[\w-]{10,}$/.test(q)) return [q];
  const [digits = ''] = soughtIn(q);
  return isWholeNumber(digits) ? clientReferrals.listIds(`+1${digits.slice(-10)}`) : undefined;
}

function pageOf(found: readonly Referral[], cursor: string | undefined) {
  const placeOf = ({ details: { createdAt, referralId } }: Referral) => `${createdAt}#${referralId}`;
  const rest = found
    .filter((referral) => cursor === undefined || placeOf(referral) < cursor)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  return { found: page, next: last && rest.length > pageSize ? placeOf(last) : undefined };
}

function isIn({ status, teamId, from, to }: ReferralFilter, { race, details }: Referral): boolean {
  const { createdAt } = details;
  return (
    (status === undefined || statusForSource(race) === status) &&
    (teamId === undefined || race.teamId === teamId) &&
    (from === undefined || createdAt >= from) &&
    (to === undefined || createdAt < to)
  );
}

function isSought(sought: readonly string[], { details }: Referral): boolean {
  return hasAll(sought, details.referralId, listedText(details));
}

/** A state is looked for as a whole word. Where the text doesn't say it, it may be any: the referral itself says. */
function hasAll(sought: readonly string[], referralId: string, text: string): boolean {
  const { words, state } = readText(text);
  return sought.every((part) => {
    if (isOfId(part)) return referralId.toLowerCase().startsWith(part);
    if (isAmong(words, [part])) return true;
    const letters = twoLettersOf(part);
    return letters !== undefined && (state === undefined || state === letters);
  });
}
