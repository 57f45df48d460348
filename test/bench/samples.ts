// Timings of contenders who take turns, so that whatever else the machine does hits them alike; medians and percentiles.

export type Act = () => Promise<unknown>;
export type Summary = { median: number; p90: number; samples: number };

/** Times, in ms, by contender. In each block every contender acts `perBlock` times; another one begins each time. */
export async function takeTurns(
  contenders: readonly Act[],
  { blocks, perBlock }: { blocks: number; perBlock: number },
): Promise<number[][]> {
  const turns = contenders.map((act) => ({ act, times: [] as number[] }));
  for (let block = 0; block < blocks; block += 1) {
    const first = block % turns.length;
    for (const { act, times } of [...turns.slice(first), ...turns.slice(0, first)]) {
      for (let done = 0; done < perBlock; done += 1) times.push(await timed(act));
    }
  }
  return turns.map(({ times }) => times);
}

export async function timed(act: Act): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

export function summaryOf(values: readonly number[]): Summary {
  return { median: medianOf(values), p90: quantile(values, 0.9), samples: values.length };
}

export function medianOf(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Of processor times: what else runs on the machine only adds to them. */
export function lowerQuartileOf(values: readonly number[]): number {
  return quantile(values, 0.25);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
