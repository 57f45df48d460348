// All teams of the stage by name, for administrators and the source; a search finds them by their agents as well.
import { type BrandId, type Brands, brandOf } from '../people/brand.ts';
import { colleaguesOf } from '../people/profile.ts';
import { teamText } from '../people/search/words.ts';
import type { Team, TeamWithAgents } from '../people/team.ts';
import { etagOf, VersionedAnswer } from '../platform/http/etag.ts';
import type { Admin, Source } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import { asTyped, hasParts, wordsIn, wordsSoughtIn } from '../platform/table/search-text.ts';
import { type MatchingAgentsDeps, matchingAgents, nobody } from './matching-agents.ts';
import { type Having, havingRarest } from './rarest-word.ts';
import { type Entries, walk } from './walk.ts';

/** `text`: what it is found by, as search text. `place`: what a cursor means. */
export type TeamEntry = { teamId: string; text: string; place: string };

export type ListTeamsDeps = MatchingAgentsDeps & {
  lists: {
    teams(after: string | undefined, most?: number): Promise<Entries<TeamEntry>>;
    /** Of teams by their ids, as they are called now. */
    entriesOf(teamIds: readonly string[]): Promise<TeamEntry[]>;
    readTeams(teamIds: readonly string[]): Promise<ReadonlyMap<string, Team>>;
  };
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
  teamWords: { having: Having };
  brands: Brands<{ id: BrandId }>;
};

/** A page, and one more to see whether it goes on. */
const pageAndOne = 26;
/** A word that more have is so frequent that walking the list mostly finds a page of it as soon: of 10,000 within 600 entries. */
const rare = 500;
/** Entries that are looked at first for a frequent word. Of one that stands first in names all are together: then on by the megabyte. */
const stretch = 1000;

/** `by`: `team` for what has the words itself, whoever is in it. */
export type TeamFilter = { q?: string | undefined; by?: 'team' | undefined; cursor?: string | undefined };

export async function listTeams(caller: Admin | Source, { q, by, cursor }: TeamFilter, deps: ListTeamsDeps) {
  const { lists, people, brands } = deps;
  const sought = q === undefined ? [] : wordsSoughtIn(q).map(asTyped);
  const [having, matching] = await Promise.all([
    havingRarest(sought, deps.teamWords.having, rare),
    q === undefined || by === 'team' ? nobody : matchingAgents(caller, q, deps),
  ]);
  const found = having && together(having.map(teamEntry), await lists.entriesOf([...matching.byTeam.keys()]));
  const page = await walk<TeamEntry, { team: Team; agents: number }>(
    {
      read: async (after) =>
        found === undefined
          ? lists.teams(after, sought.length === 0 ? pageAndOne : after === cursor ? stretch : undefined)
          : { entries: found.filter((entry) => isBehind(entry, after)), isMore: false },
      mayBe: ({ teamId, text }) => matching.byTeam.has(teamId) || hasParts(wordsIn(text), sought),
      pickedAtOnce: pageAndOne,
      pick: async (entries) => {
        const teams = await lists.readTeams(entries.map(({ teamId }) => teamId));
        const picked = await Promise.all(
          entries.map(async (entry) => {
            const team = teams.get(entry.teamId);
            // By a name that it had a moment ago it is found no more.
            if (team === undefined || (found !== undefined && teamText(team) !== entry.text))
              return undefined;
            return { entry, found: { team, agents: await countOf(team, people) } };
          }),
        );
        return picked.filter((each) => each !== undefined);
      },
    },
    cursor,
  );
  const teams = page.found.map(({ team, agents }) => ({
    ...summaryOf(team, brands),
    agents,
    matchingAgents: matching.byTeam.get(team.teamId),
  }));
  return { teams, next: page.next, ...(matching.isTooMany && { tooManyAgents: true as const }) };
}

/** Each once, in the order of the list. */
function together(found: readonly TeamEntry[], others: readonly TeamEntry[]): TeamEntry[] {
  return [...new Map([...found, ...others].map((entry) => [entry.place, entry])).values()].toSorted(byPlace);
}

function teamEntry({ place, text }: Pick<TeamEntry, 'place' | 'text'>): TeamEntry {
  return { teamId: place.slice(place.lastIndexOf('#') + 1), text, place };
}

/** As the table has them: by the bytes of UTF-8. */
function byPlace(one: TeamEntry, other: TeamEntry): number {
  return Buffer.compare(Buffer.from(one.place), Buffer.from(other.place));
}

function isBehind({ place }: TeamEntry, after: string | undefined): boolean {
  return after === undefined || Buffer.compare(Buffer.from(place), Buffer.from(after)) > 0;
}

/** One that nobody joined or left since teams are counted is read whole. */
async function countOf({ teamId, size }: Team, people: ListTeamsDeps['people']): Promise<number> {
  return size?.agents ?? (await people.readTeamWithAgents(teamId))?.agents.length ?? 0;
}

/** One team with everybody who is or was in it; how to reach them is for administrators, who save it. */
export async function readTeam(
  caller: Admin | Source,
  teamId: string,
  deps: Pick<ListTeamsDeps, 'people' | 'brands'>,
) {
  const { people, brands } = deps;
  const found = await people.readTeamWithAgents(teamId);
  if (found === undefined) return { refused: 'not-found' } satisfies NotFound;
  const everyone = new Map([...found.former, ...found.agents].map((agent) => [agent.agentId, agent]));
  const agents = colleaguesOf('admin', found).map((colleague) => {
    const { email, phone, language, version = 0 } = everyone.get(colleague.agentId) ?? {};
    return {
      ...colleague,
      ...(caller.kind === 'admin' && { email, phone, language }),
      etag: etagOf(version),
    };
  });
  return new VersionedAnswer({ ...summaryOf(found.team, brands), agents }, found.team.version ?? 0);
}

function summaryOf({ teamId, name, leadAgentId, brandId }: Team, brands: ListTeamsDeps['brands']) {
  return { teamId, name, leadAgentId, brand: brandId ?? brandOf(brands, undefined).id };
}
