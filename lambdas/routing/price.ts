// RT-11: a price range as the source has it, in bounds or in words, beside the range of a member's rule.

/** In whole dollars; a bound that is missing is none. */
export type PriceBounds = { min?: number | undefined; max?: number | undefined };
export type PriceRange = string | PriceBounds;

/** Below it an amount was meant in thousands, or is none of a home: "500 - 600". */
const leastRead = 10_000;
const mostRead = 10_000_000_000;

/**
 * Whether a price within `referral` may be within `rule`: the ranges share a price, bounds included. Where the referral's price isn't
 * known, because it is missing or its words can be read in several ways, it may be any.
 */
export function mayCost(referral: PriceRange | undefined, rule: PriceBounds | undefined): boolean {
  if (rule === undefined) return true;
  const known = typeof referral === 'string' ? boundsIn(referral) : referral;
  const { min = 0, max = Number.POSITIVE_INFINITY } = known ?? {};
  return min <= (rule.max ?? Number.POSITIVE_INFINITY) && max >= (rule.min ?? 0);
}

const amount = /(\d[\d.,'’ ]*\d|\d) ?(k|thousand|mm|m|mn|million|millions)?(?![\p{L}\p{N}])/gu;
const currency = /us\$|c\$|ca\$|\$|€|\b(?:usd|cad|us dollars|dollars?)(?!\p{L})/gu;
/** What changes nothing. */
const filler =
  /(?<!\p{L})(?:price|range|budget|asking|list(?:ed)?|about|around|approximately|approx|roughly|circa|ca|the|is|of|for|at(?! least| most))(?!\p{L})|[~:.;,!()≈]/gu;
const dash = /\s*[-–—−]\s*/gu;

const upTo = '(?:up to|under|below|less than|at most|no more than|not more than|max|maximum|<|<=|≤)';
const from = '(?:from|over|above|more than|at least|starting|min|minimum|>|>=|≥)';
const orLess = '(?:or less|or under|or below|and under|and below|and less|max|maximum)';
const orMore =
  '(?:\\+|plus|and up|and above|and over|and more|or more|or above|or over|or up|min|minimum|up)';

const forms: readonly (readonly [RegExp, (amounts: readonly number[]) => PriceBounds])[] = [
  [/^(?:between |from )?A(?:-| to | and | through | until )A$/, ([min, max]) => ({ min, max })],
  [new RegExp(`^(?:${upTo} ?A|A ?${orLess})$`), ([max]) => ({ max })],
  [new RegExp(`^(?:${from} ?A|A ?${orMore})$`), ([min]) => ({ min })],
  [/^A$/, ([only]) => ({ min: only, max: only })],
];

/** The bounds that `words` name; undefined when they name none, or could be read in two ways. */
export function boundsIn(words: string): PriceBounds | undefined {
  const plain = words.toLowerCase().replace(/\s+/gu, ' ').replace(currency, '');
  const found = [...plain.matchAll(amount)];
  const units = found.map(([, , unit]) => unit);
  const amounts = found.map(([, digits = ''], index) =>
    amountOf(digits, units[index] ?? units.at(index + 1), units[index]),
  );
  if (amounts.length === 0 || amounts.some((value) => value === undefined)) return undefined;
  const form = plain
    .replace(amount, 'A')
    .replace(filler, ' ')
    .replace(dash, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  const known = amounts.flatMap((value) => value ?? []);
  const read = forms.find(([pattern]) => pattern.test(form))?.[1](known);
  if (read === undefined) return undefined;
  const isBackwards = read.min !== undefined && read.max !== undefined && read.min > read.max;
  return isBackwards ? undefined : read;
}

/** `unit`: its own, or the next amount's: "500-600k" begins at 500,000. */
function amountOf(digits: string, unit: string | undefined, ownUnit: string | undefined): number | undefined {
  const bare = numberIn(digits, ownUnit);
  if (bare === undefined) return undefined;
  const factor = ownUnit === undefined && bare >= leastRead ? 1 : factorOf(unit);
  const value = Math.round(bare * factor);
  return value >= leastRead && value <= mostRead ? value : undefined;
}

function factorOf(unit: string | undefined): number {
  if (unit === undefined) return 1;
  return unit === 'k' || unit === 'thousand' ? 1_000 : 1_000_000;
}

/** Groups of three digits with one sign between them, or a decimal fraction. */
function numberIn(digits: string, unit: string | undefined): number | undefined {
  if (/^\d{1,3}(?:([,. '’])\d{3})(?:\1\d{3})*$/.test(digits)) {
    const isFraction = unit !== undefined && /^\d+[.,]\d{3}$/.test(digits);
    // "1,250m" is a fraction to some and far too much to others.
    if (isFraction)
      return digits.includes('.')
        ? Number(digits)
        : unit === 'k'
          ? Number(digits.replace(',', ''))
          : undefined;
    return Number(digits.replace(/\D/g, ''));
  }
  if (/^\d{1,3}(?:,\d{3})+\.\d{1,2}$/.test(digits)) return Number(digits.replaceAll(',', ''));
  return /^\d+(?:[.,]\d+)?$/.test(digits) ? Number(digits.replace(',', '.')) : undefined;
}
