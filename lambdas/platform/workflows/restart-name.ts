// What an execution is named that goes on for one that failed.
import { createHash } from 'node:crypto';

const again = /\.again-(\d+)$/;
/** Step Functions’ limit. */
const longestName = 80;
const longestBase = longestName - '.again-999'.length;
const hashLength = 12;

/**
 * From the failed one’s name alone, so that two who restart it start one execution: Step Functions takes a name once in 90
 * days. No id holds a dot, so no other execution has the name.
 */
export function restartNameOf(name: string): string {
  return `${familyOf(name)}.again-${timesStarted(name) + 1}`;
}

/** The same for an execution and all that go on for it, also where their names had to be shortened. */
export function familyOf(name: string): string {
  return shortened(name.replace(again, ''));
}

/** 0 for a first execution. */
export function timesStarted(name: string): number {
  return Number(again.exec(name)?.[1] ?? 0);
}

function shortened(base: string): string {
  if (base.length <= longestBase) return base;
  const hash = createHash('sha256').update(base).digest('hex').slice(0, hashLength);
  return `${base.slice(0, longestBase - hashLength - 1)}-${hash}`;
}
