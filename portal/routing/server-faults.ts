// The faults of a refused save, put where they belong in the form.
import type { Fault } from '../api/problem.ts';
import { faultWords } from '../messages/problem-words.ts';
import type { Words } from '../messages/words.ts';

export type FaultPlaces = { whole: string[]; fallback: string[]; members: ReadonlyMap<number, string[]> };

/** Paths are JSON Pointers into what was sent: `/members/3/pausedUntil`. */
export function placesOf(faults: readonly Fault[], words: Pick<Words, 'faults'>): FaultPlaces {
  const members = new Map<number, string[]>();
  const whole: string[] = [];
  const fallback: string[] = [];
  for (const fault of faults) {
    const { path } = fault;
    const detail = faultWords(fault, words) ?? fault.detail;
    const index = /^\/members\/(\d+)/.exec(path)?.[1];
    if (index !== undefined) members.set(Number(index), [...(members.get(Number(index)) ?? []), detail]);
    else if (path === '/fallbackAgentId') fallback.push(detail);
    else whole.push(detail);
  }
  return { whole, fallback, members };
}
