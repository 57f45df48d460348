// All teams of the stage by name, for administrators and the source.
import { type BrandId, type Brands, brandOf } from '../people/brand.ts';
import { colleaguesOf } from '../people/profile.ts';
import type { Team, TeamWithAgents } from '../people/team.ts';
import { etagOf, VersionedAnswer } from '../platform/http/etag.ts';
import type { Admin, Source } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import { asTyped, soughtIn } from '../platform/table/search-text.ts';
import { type Entries, walk } from './walk.ts';

/** `text`: what it is found by, as search text. `place`: what a cursor means. */
export type TeamEntry = { teamId: string; text: string; place: string };

export type ListTeamsDeps = {
  lists: {
    teams(after: string | undefined, most?: number): Promise<Entries<TeamEntry>>;
    readTeams(teamIds: readonly string[]): Promise<ReadonlyMap<string, Team>>;
  };
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
  brands: Brands<{ id: BrandId }>;
};

/** A page, and one more to see whether it goes on. */
const pageAndOne = 26;

export async function listTeams(
  { q, cursor }: { q?: string | undefined; cursor?: string | undefined },
  deps: ListTeamsDeps,
) {
  const { lists, people, brands } = deps;
  const sought = q === undefined ? [] : soughtIn(q).map(asTyped);
  const { found, next } = await walk<TeamEntry, { team: Team; agents: number }>(
    {
      read: (after) => lists.teams(after, sought.length === 0 ? pageAndOne : undefined),
      mayBe: ({ text }) => sought.every((part) => asTyped(text).includes(part)),
      pickedAtOnce: pageAndOne,
      pick: async (entries) => {
        const teams = await lists.readTeams(entries.map(({ teamId }) => teamId));
        const picked = await Promise.all(
          entries.map(async (entry) => {
            const team = teams.get(entry.teamId);
            return team && { entry, found: { team, agents: await countOf(team, people) } };
          }),
        );
        return picked.filter((each) => each !== undefined);
      },
    },
    cursor,
  );
  const teams = found.map(({ team, agents }) => ({ ...summaryOf(team, brands), agents }));
  return { teams, next };
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
