// How often a phone is asked for consent within a day, by all agents whose phone it is. How often one agent asks is theirs to use up (PE-6).
import type { LedgerEvent } from '../ledger/ledger.ts';

const dayMs = 86_400_000;
/** Twice what one agent may ask in a day: nobody fills a stranger's phone by agents who each keep to their own limit. */
const mostAsksPerDay = 10;

export function dayBefore(now: Date): Date {
  return new Date(now.getTime() - dayMs);
}

/** Until when it is asked no more; undefined when it may be asked. `events`: those of the day. */
export function notAskedUntil(events: readonly LedgerEvent[], now: Date): Date | undefined {
  const asked = events
    .filter(({ act }) => act === 'enrolled')
    .map(({ at }) => Date.parse(at))
    .toSorted((one, other) => one - other)
    .at(-mostAsksPerDay);
  const until = new Date((asked ?? 0) + dayMs);
  return asked !== undefined && until > now ? until : undefined;
}
