// What texts to clients have of a brand's words (PE-1): its name (TX-8) and its opt-out instructions (TX-5).
import * as z from 'zod';
import { type BrandId, type Brands, brandOf, type ItemBrand } from '../../people/brand.ts';

export const wordingFacts = { name: z.string(), optOutInstructions: z.string() };
export type BrandWording = z.infer<z.ZodObject<typeof wordingFacts>>;

/** The words of a race's brand, whatever brand its team has by now. */
export type WordingOf = (brand: ItemBrand) => BrandWording;

export function wordingOf(brands: Brands<BrandWording & { id: BrandId }>): WordingOf {
  return (brand) => brandOf(brands, brand);
}
