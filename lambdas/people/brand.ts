// PE-1: the brands of a stage. Each has facts of its own, by configuration; a function is told those that it needs.
import * as z from 'zod';
import type { Refusal } from '../platform/outcome.ts';

/** Chosen in the configuration and kept on items for good: lower-case letters, digits and dashes. */
export const brandIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,19}$/, 'use at most 20 lower-case letters, digits and dashes, a letter first')
  .meta({ id: 'BrandId', examples: ['harbor'] });
export type BrandId = z.infer<typeof brandIdSchema>;

/** A brand as items have it: none stands for the stage's first, as on all that was stored when there was one (DE-5). */
export const itemBrand = brandIdSchema.optional();
export type ItemBrand = z.infer<typeof itemBrand>;

/** The stage's first brand, then the others. */
export type Brands<B extends { id: BrandId }> = readonly [B, ...B[]];

/** What an agent sees of their team's brand. */
export const shownFacts = {
  name: z.string(),
  alertNumber: z.string(),
  accent: z.string().optional(),
  logo: z.string().optional(),
};
export type ShownBrand = z.infer<z.ZodObject<typeof shownFacts>> & { id: BrandId };

/** Throws for a brand that the configuration has no more: nothing is said in another one's name. */
export function brandOf<B extends { id: BrandId }>(brands: Brands<B>, id: ItemBrand): B {
  const found = id === undefined ? brands[0] : brands.find((brand) => brand.id === id);
  if (found !== undefined) return found;
  throw new Error(`The configuration has no brand "${id}", which is still in use: put it back`);
}

/** What an id is derived from beside the rest, so that each brand has one of its own; the first brand's are as they were. */
export function brandParts(brand: ItemBrand): string[] {
  return brand === undefined ? [] : [brand];
}

/** What to answer for a brand that the configuration doesn't have; undefined for one that it has. */
export function unknownBrand(
  id: BrandId,
  brands: Brands<{ id: BrandId }>,
): Refusal<'unknown-brand'> | undefined {
  if (brands.some((brand) => brand.id === id)) return undefined;
  const known = brands.map((brand) => brand.id).join(', ');
  return {
    refused: 'unknown-brand',
    detail: `The stage has no brand ${id}: name one of ${known}, or leave it out.`,
  };
}

/** How items have a brand that was named by its id. */
export function itemBrandOf(brands: Brands<{ id: BrandId }>, id: BrandId): ItemBrand {
  return id === brands[0].id ? undefined : id;
}
