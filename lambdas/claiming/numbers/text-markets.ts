// The markets in which introductions by text are live (TX-13): configuration, the same for every agent.
import * as z from 'zod';
import { type Area, areaSchema } from '../referral.ts';

export const textMarketsSchema = z.union([
  z.literal('everywhere'),
  z.object({ states: z.array(areaSchema().shape.state), cities: z.array(areaSchema()) }),
]);
export type TextMarkets = z.infer<typeof textMarketsSchema>;

/** True where agents may introduce themselves by text. City names compare without regard to case. */
export function areTextsLive(markets: TextMarkets, area: Area): boolean {
  if (markets === 'everywhere' || markets.states.includes(area.state)) return true;
  const fold = (city: string) => city.toLowerCase();
  return markets.cities.some(({ city, state }) => state === area.state && fold(city) === fold(area.city));
}
