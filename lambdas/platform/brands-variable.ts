// What a function is told of the stage's brands (PE-1): each its id, and the facts that this function needs.
import * as z from 'zod';
import { jsonVariable } from './env.ts';

/** The variable `BRANDS`, the first brand first. */
export function brandsVariable<Facts extends z.core.$ZodLooseShape>(facts: Facts) {
  const brand = z.object({ id: z.string(), ...facts });
  return jsonVariable(z.tuple([brand], brand));
}
