// What texts and reminders about consent need of their brand, and where agents answer in the portal.
import { type BrandId, type Brands, brandOf, type ItemBrand } from '../../people/brand.ts';
import { type AgentProgram, oneNumberOf, type ProgramNumbers } from '../program.ts';

type Brand = { id: BrandId; numbers: ProgramNumbers; consentRequestPrefix: string };

export function requestTexts(brands: Brands<Brand>, portalUrl: string) {
  return {
    numberOf: (program: AgentProgram, brand: ItemBrand) =>
      oneNumberOf(program, brandOf(brands, brand).numbers),
    prefixOf: (brand: ItemBrand) => brandOf(brands, brand).consentRequestPrefix,
    profileLink: `${portalUrl}/me`,
  };
}
