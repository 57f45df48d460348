// CO-19: the ways in which somebody asks for no more texts beside texting us.
import * as z from 'zod';

export const wayToOptOut = z.enum(['phone', 'letter', 'email', 'to-an-agent'], {
  error: 'must be phone, letter, email or to-an-agent: the way in which they asked for no more texts',
});
export type WayToOptOut = z.infer<typeof wayToOptOut>;

/** Also one of before there was a list, in words of its own. */
export const recordedWay = z.enum([...wayToOptOut.options, 'other']).meta({ id: 'WayToOptOut' });

export function recordedWayOf(how: string): z.infer<typeof recordedWay> {
  return recordedWay.safeParse(how).data ?? 'other';
}
