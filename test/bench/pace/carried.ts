// What a cloud's carrier took from one number: each text with its parts and moment, and the fullest second.
import * as z from 'zod';
import { segmentsOf } from '../../../lambdas/texting/wording/segments.ts';
import type { Stage } from '../../stories/support/stage.ts';

type CarriedText = { to: string; body: string; atMs: number; parts: number };

const phones = z.object({
  phones: z.array(
    z.object({
      phone: z.string(),
      texts: z.array(z.object({ from: z.string(), body: z.string(), at: z.string(), direction: z.string() })),
    }),
  ),
});

/** In the order in which they left, since the moment `sinceMs`. */
export async function carriedFrom(stage: Stage, number: string, sinceMs: number): Promise<CarriedText[]> {
  const all = phones.parse((await stage.call('GET', '/_local/phones')).body).phones;
  const carried = all.flatMap(({ phone, texts }) =>
    texts
      .filter(({ direction, from }) => direction === 'outbound' && from === number)
      .map(({ body, at }) => ({
        to: phone,
        body,
        atMs: Date.parse(at),
        parts: segmentsOf(body).segments,
      })),
  );
  return carried.filter(({ atMs }) => atMs >= sinceMs).toSorted((one, other) => one.atMs - other.atMs);
}

/** PA-1: the most parts of texts in any 1,000 ms; a text that has more by itself is alone in them. */
export function fullestSecond(carried: readonly CarriedText[]): number {
  let first = 0;
  let parts = 0;
  let fullest = 0;
  for (const text of carried) {
    parts += text.parts;
    for (
      let gone = carried[first];
      gone !== undefined && gone.atMs <= text.atMs - 1000;
      gone = carried[first]
    ) {
      parts -= gone.parts;
      first += 1;
    }
    fullest = Math.max(fullest, parts);
  }
  return fullest;
}
