// How items have a brand, and what a function is told of the stage's.
import { describe, expect, test } from '@jest/globals';
import { brandOf, brandParts, itemBrandOf, unknownBrand } from '../../lambdas/people/brand.ts';
import { brandsVariable } from '../../lambdas/platform/brands-variable.ts';
import { brandsEnvironment, whoseLine } from '../../lib/config/brand-facts.ts';
import { readConfig } from '../../lib/config/stage-config.ts';
import { root } from '../lib/support/synthesized.ts';
import { brands, dibs, harbor } from '../support/brands.ts';

describe('a brand', () => {
  test('PE-1 DE-5 the first is the one that items don’t name, as when there was one', () => {
    expect(brandOf(brands, undefined)).toBe(dibs);
    expect(brandOf(brands, 'harbor')).toBe(harbor);
    expect(itemBrandOf(brands, dibs.id)).toBeUndefined();
    expect(itemBrandOf(brands, 'harbor')).toBe('harbor');
    expect([brandParts(undefined), brandParts('harbor')]).toEqual([[], ['harbor']]);
  });

  test('PE-1 that is still in use and not configured any more is nobody’s: nothing is said in another’s name', () => {
    expect(() => brandOf(brands, 'sold')).toThrow('no brand "sold", which is still in use: put it back');
    expect(unknownBrand('sold', brands)?.detail).toContain('name one of example-homes, harbor');
    expect(unknownBrand('harbor', brands)).toBeUndefined();
  });

  test('PE-1 a function is told what it needs of each, and no more', () => {
    const config = readConfig('local', `${root}/config`);
    const told = brandsEnvironment(config, 'name', 'stopCovers');
    expect(JSON.parse(told.BRANDS)).toEqual([
      { id: 'example-homes', name: 'Example Homes', stopCovers: 'brand' },
      { id: 'harbor', name: 'Harbor Homes (Fictional)', stopCovers: 'stage' },
    ]);
    expect(brandsVariable({}).parse(told.BRANDS)).toEqual([{ id: 'example-homes' }, { id: 'harbor' }]);
  });

  test('PE-1 a line that several brands have names none of them', () => {
    const config = readConfig('local', `${root}/config`);
    expect(whoseLine({ brands: [config.brands[0]] })).toBe('Example Homes');
    for (const { name } of config.brands) expect(whoseLine(config)).not.toContain(name);
  });
});
