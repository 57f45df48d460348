// The admin creates or replaces a team: of a brand that the configuration has (PE-1), led by somebody who is in it.
import type { Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { type BrandId, type Brands, itemBrandOf, unknownBrand } from './brand.ts';
import type { Team } from './team.ts';

export type SaveTeamDeps = {
  brands: Brands<{ id: BrandId }>;
  /** False when its lead has left it. */
  saveTeam(team: Team, changedBy: Act | undefined): Promise<boolean>;
};

/** Without a brand it is the stage's first. */
export async function saveTeam(
  { brand, ...settings }: Omit<Team, 'brandId'> & { brand?: BrandId | undefined },
  changedBy: Act | undefined,
  deps: SaveTeamDeps,
): Promise<(Team & { brand: BrandId }) | Refusal<'unknown-brand' | 'unknown-agent'>> {
  const brandId = brand ?? deps.brands[0].id;
  const refusal = unknownBrand(brandId, deps.brands);
  if (refusal !== undefined) return refusal;
  const team = { ...settings, brandId: itemBrandOf(deps.brands, brandId) };
  if (await deps.saveTeam(team, changedBy)) return { ...team, brand: brandId };
  return {
    refused: 'unknown-agent',
    detail: `${team.leadAgentId} has left this team: save them again, or name another lead.`,
  };
}
