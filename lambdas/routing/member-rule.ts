// RT-11: whether a referral is what a member's rule names by place and price.
import { isSameCity } from '../platform/places/city-name.ts';
import type { Member } from './lead-routing.ts';
import { mayCost, type PriceRange } from './price.ts';

/** What of a referral the rules look at, beside its side. */
export type RoutedReferral = {
  area: { city: string; state: string; postalCode?: string | undefined };
  priceRange?: PriceRange | undefined;
};

/** A rule without places is for every place: one place that fits is enough. */
export function isForMember(member: Member, { area, priceRange }: RoutedReferral): boolean {
  return isInPlaces(member, area) && mayCost(priceRange, member.priceRange);
}

function isInPlaces(
  { states = [], cities = [], postalCodes = [] }: Member,
  area: RoutedReferral['area'],
): boolean {
  if (states.length + cities.length + postalCodes.length === 0) return true;
  return (
    states.includes(area.state) ||
    cities.some(({ city, state }) => state === area.state && isSameCity(city, area.city)) ||
    (area.postalCode !== undefined && postalCodes.includes(area.postalCode))
  );
}
