// What a lane has used of a number's slots, and after one more text.
import type { Rate } from './rate.ts';

/**
 * A lane has used what it may from slot `from` on, and of slot `at` `used` parts, for `phones`. `leavesFrom`: from that slot on it has
 * left to those below what is kept for them, but for the slots `taken`, where a person came first.
 */
export type LaneUse = {
  from: number;
  at: number;
  used: number;
  phones: string[];
  leavesFrom?: number | undefined;
  taken?: number[] | undefined;
};

type Taken = {
  from: number;
  slot: number;
  last: number;
  parts: number;
  to: string;
  leavesFrom?: number | undefined;
  taken?: number[] | undefined;
};

export function useAfter(
  use: LaneUse | undefined,
  { from, slot, last, parts, to, leavesFrom, taken }: Taken,
  rate: Rate,
): LaneUse {
  const isFirst = use?.at !== slot;
  const used = (isFirst ? 0 : use.used) + parts;
  return {
    from: isFirst ? from : use.from,
    at: last,
    used: last > slot ? rate.parts : Math.min(used, rate.parts),
    phones: isFirst ? [to] : [...use.phones, to],
    leavesFrom,
    taken,
  };
}
