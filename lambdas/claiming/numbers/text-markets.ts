// The markets in which introductions by text are live (TX-13): configuration, the same for every agent.
import * as z from 'zod';
import { isSameCity } from '../../platform/places/city-name.ts';
import { type Area, areaSchema } from '../referral.ts';

export const textMarketsSchema = z.union([
  z.literal('everywhere'),
  z.object({
    states: z.array(areaSchema().shape.state),
    cities: z.array(areaSchema().pick({ city: true, state: true })),
  }),
]);
export type TextMarkets = z.infer<typeof textMarketsSchema>;

/** True where agents may introduce themselves by text. */
export function areTextsLive(markets: TextMarkets, area: Area): boolean {
  if (markets === 'everywhere' || markets.states.includes(area.state)) return true;
  return markets.cities.some(({ city, state }) => state === area.state && isSameCity(city, area.city));
}
