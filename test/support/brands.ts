// The two brands of tests: the numbers of the stage `local`, and words of their own, so that a text in the other's name is noticed.
import { join } from 'node:path';
import type { PoolOf } from '../../lambdas/claiming/numbers/number-lease.ts';
import { brandsStopped, type StopCoverage } from '../../lambdas/consent/words/stop-coverage.ts';
import { brandOf, type ItemBrand } from '../../lambdas/people/brand.ts';
import type { WordingOf } from '../../lambdas/texting/wording/brand-wording.ts';
import type { BrandConfig } from '../../lib/config/brand.ts';
import { numbersByProgram } from '../../lib/config/owned-numbers.ts';
import { readConfig } from '../../lib/config/stage-config.ts';

const { brands: configured } = readConfig('local', join(import.meta.dirname, '..', '..', 'config'));
const [first, second = first] = configured;

const numbersOf = (brand: BrandConfig) => ({
  numbers: numbersByProgram(brand),
  introductionNumbers: numbersByProgram(brand).introductions,
  alertNumber: numbersByProgram(brand)['lead-alerts'][0] ?? '',
});

type TestBrand = ReturnType<typeof numbersOf> & {
  id: string;
  name: string;
  supportContact: string;
  optOutInstructions: string;
  consentRequestPrefix: string;
  emailFrom: string;
  stopCovers: StopCoverage;
};

/** A STOP to the first ends the first, one to the other ends both. */
export const brands: readonly [TestBrand, TestBrand] = [
  {
    id: first.id,
    name: 'Dibs',
    supportContact: 'help@dibs.example',
    optOutInstructions: '[Reply end]',
    consentRequestPrefix: '',
    emailFrom: first.emailFrom,
    stopCovers: 'brand',
    ...numbersOf(first),
  },
  {
    id: 'harbor',
    name: 'North Homes',
    supportContact: 'help@harbor.example',
    optOutInstructions: '[Write end]',
    consentRequestPrefix: 'North Homes',
    emailFrom: second.emailFrom,
    stopCovers: 'stage',
    ...numbersOf(second),
  },
];

export const [dibs, harbor] = brands;

/** Ports that know the brands. */
export const byBrand = {
  brandOf: (brand: ItemBrand) => brandOf(brands, brand),
  brandsStopped: (brand: ItemBrand) => brandsStopped(brand, brands),
  poolOf: (brand: ItemBrand) => brandOf(brands, brand).introductionNumbers,
} satisfies { brandOf: WordingOf; brandsStopped: unknown; poolOf: PoolOf };

/** The same words with other instructions. */
export const instructing =
  (optOutInstructions: string): WordingOf =>
  (brand) => ({ ...brandOf(brands, brand), optOutInstructions });
