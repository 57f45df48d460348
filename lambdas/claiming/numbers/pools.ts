// The numbers that clients are texted from, of each brand (PE-1, TX-12): what the configuration says, for whoever gives one to a conversation.
import * as z from 'zod';
import { type BrandId, type Brands, brandOf } from '../../people/brand.ts';
import type { PoolOf } from './number-lease.ts';

export const poolFacts = { introductionNumbers: z.array(z.string()).min(1) };

export function poolsOf(brands: Brands<{ id: BrandId; introductionNumbers: readonly string[] }>): PoolOf {
  return (brand) => brandOf(brands, brand).introductionNumbers;
}
