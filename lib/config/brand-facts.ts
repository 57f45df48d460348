// What functions are told of the stage's brands (PE-1): each gets the facts that it needs.

import type { FlowLanguage } from '../calling/contact-flows/flow-words.ts';
import type { BrandConfig } from './brand.ts';
import { leadAlertNumberOf, numbersByProgram } from './owned-numbers.ts';
import type { StageConfig } from './stage-config.ts';

const facts = {
  name: ({ name }) => name,
  supportContact: ({ supportContact }) => supportContact,
  consentRequestPrefix: ({ consentRequestPrefix }) => consentRequestPrefix,
  optOutInstructions: ({ optOutInstructions }) => optOutInstructions,
  stopCovers: ({ stopCovers }) => stopCovers,
  emailFrom: ({ emailFrom }) => emailFrom,
  accent: ({ look }) => look?.accent,
  logo: ({ look }) => look?.logo,
  numbers: numbersByProgram,
  introductionNumbers: (brand) => numbersByProgram(brand).introductions,
  alertNumber: leadAlertNumberOf,
} satisfies Record<string, (brand: BrandConfig) => unknown>;

/** A function's environment: the ids of the brands, the first one first, with `needed` of each. */
export function brandsEnvironment(
  { brands }: Pick<StageConfig, 'brands'>,
  ...needed: (keyof typeof facts)[]
): { BRANDS: string } {
  const told = brands.map((brand) => ({
    id: brand.id,
    ...Object.fromEntries(needed.map((fact) => [fact, facts[fact](brand)])),
  }));
  return { BRANDS: JSON.stringify(told) };
}

/** What a line that all brands have says of itself: the one brand's name, or none, as no caller is told another's. */
export function whoseLine({ brands }: Pick<StageConfig, 'brands'>): string {
  return whoseLines({ brands }).en;
}

/** PE-8: the same in each language that the line speaks. */
export function whoseLines({ brands }: Pick<StageConfig, 'brands'>): Readonly<Record<FlowLanguage, string>> {
  const [{ name }, ...others] = brands;
  if (others.length === 0) return { en: name, es: name, fr: name };
  return {
    en: 'a line for real-estate agents',
    es: 'una línea para agentes inmobiliarios',
    fr: 'une ligne pour agents immobiliers',
  };
}
