// What a referral is called, and its price range, in the reader's words.
import type { Referral } from '../api/answers.ts';
import { isolated } from '../messages/isolated.ts';
import type { Language } from '../messages/language.tsx';

export function titleOf({ side, area }: Pick<Referral, 'side' | 'area'>, { words }: Language): string {
  return words.in(words.side[side], isolated(area.city), area.state);
}

export function priceOf(range: Referral['priceRange'], { words, formats }: Language): string | undefined {
  if (range === undefined || typeof range === 'string') return range;
  const { min, max } = range;
  if (min !== undefined && max !== undefined) return `${formats.money(min)} – ${formats.money(max)}`;
  if (min !== undefined) return words.priceFrom(formats.money(min));
  return max === undefined ? undefined : words.priceTo(formats.money(max));
}

/** CL-12: anyone else is reached by calls only. */
export function isTextable({
  textingPreferred,
  clientOptedOut,
  noNumberFree,
}: Pick<Referral, 'textingPreferred' | 'clientOptedOut' | 'noNumberFree'>): boolean {
  return textingPreferred && clientOptedOut !== true && noNumberFree !== true;
}

/** CL-12: whom texts reach, as far as is known; another try is possible where one failed. */
export function isReachedByText(referral: Referral): boolean {
  return isTextable(referral) && referral.textsFail !== true;
}
