// The admin creates or replaces a team: of a brand that the configuration has (PE-1), led by somebody who is in it.
import { VersionedAnswer } from '../platform/http/etag.ts';
import { saveVersioned } from '../platform/http/versioned-item.ts';
import type { Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { type BrandId, type Brands, itemBrandOf, unknownBrand } from './brand.ts';
import type { Team } from './team.ts';

export type SaveTeamDeps = {
  brands: Brands<{ id: BrandId }>;
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    /** Saves it on the version `before` alone. `lead-left`: its lead has left it. */
    saveTeam(
      team: Team,
      changedBy: Act | undefined,
      before: { version: number },
    ): Promise<'saved' | 'changed' | 'lead-left'>;
  };
};

type TeamSettings = Omit<Team, 'brandId' | 'version' | 'size'>;
type CountedTeam = Team & { version: number };

/** To what a save is tied. `ifMatch`: the header, to what the administrator had read. `isNew`: to there being no such team. */
type Tied = { ifMatch?: string | undefined; isNew?: boolean };

/** Without a brand it is the stage's first. */
export async function saveTeam(
  { brand, ...settings }: TeamSettings & { brand?: BrandId | undefined },
  { ifMatch, isNew = false }: Tied,
  changedBy: Act | undefined,
  deps: SaveTeamDeps,
): Promise<
  | VersionedAnswer<TeamSettings & { brand: BrandId }>
  | Refusal<'unknown-brand' | 'unknown-agent' | 'changed-meanwhile' | 'team-exists'>
> {
  const { brands, people } = deps;
  const brandId = brand ?? brands[0].id;
  const refusal = unknownBrand(brandId, brands);
  if (refusal !== undefined) return refusal;
  const wanted = { ...settings, brandId: itemBrandOf(brands, brandId) };
  const isAsked = ({ name, leadAgentId, brandId: its }: Team) =>
    name === wanted.name && leadAgentId === wanted.leadAgentId && its === wanted.brandId;
  type TeamRefusal = Refusal<'unknown-agent' | 'team-exists'>;
  return saveVersioned<CountedTeam, TeamSettings & { brand: BrandId }, TeamRefusal>(ifMatch, {
    async read(): Promise<CountedTeam | undefined> {
      const team = await people.readTeam(wanted.teamId);
      return team && { ...team, version: team.version ?? 0 };
    },
    isDone: isAsked,
    async write(before, version): Promise<{ saved: CountedTeam } | TeamRefusal | 'changed'> {
      // Created by this very request, whose answer was lost, it is as asked for.
      if (isNew && before !== undefined)
        return isAsked(before) ? { saved: before } : teamExists(wanted.teamId);
      const outcome = await people.saveTeam(wanted, changedBy, { version: before?.version ?? 0 });
      if (outcome === 'lead-left') return leadLeft(wanted.leadAgentId);
      return outcome === 'saved' ? { saved: { ...wanted, version } } : 'changed';
    },
    answer: ({ version }) => new VersionedAnswer({ ...settings, brand: brandId }, version),
  });
}

function teamExists(teamId: string): Refusal<'team-exists'> {
  return {
    refused: 'team-exists',
    detail: `There is a team ${teamId} already: choose another id, or leave If-None-Match out to replace it.`,
  };
}

function leadLeft(agentId: string): Refusal<'unknown-agent'> {
  return {
    refused: 'unknown-agent',
    detail: `${agentId} has left this team: save them again, or name another lead.`,
  };
}
