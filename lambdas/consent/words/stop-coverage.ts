// CO-5: what a STOP to a number of one brand ends: the program of that brand, or that program of every brand of the stage (PE-1).
import * as z from 'zod';
import { type BrandId, type Brands, brandOf, type ItemBrand, itemBrandOf } from '../../people/brand.ts';

/**
 * `stage` unless configured otherwise: brands of one network are one caller to the law, and whoever told a caller to stop has told all
 * of it (47 CFR 64.1200(a)(10), from 2027-01-31). `brand` is for brands that are companies of their own.
 */
export const stopCoverageSchema = z.enum(['brand', 'stage']);
export type StopCoverage = z.infer<typeof stopCoverageSchema>;

/** What a function has to know of each brand to carry out a STOP. */
export const stopFacts = { stopCovers: stopCoverageSchema };

/** The brands whose program ends with a STOP to `brand`, that one first. */
export function brandsStopped(
  brand: ItemBrand,
  brands: Brands<{ id: BrandId; stopCovers: StopCoverage }>,
): readonly ItemBrand[] {
  if (brandOf(brands, brand).stopCovers === 'brand') return [brand];
  const all = brands.map(({ id }) => itemBrandOf(brands, id));
  return [brand, ...all.filter((other) => other !== brand)];
}
