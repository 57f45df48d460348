// How often a phone is asked for consent within a day: as often as anyone may be sent a question who never answered.
import type { Owner } from './consent.ts';
import type { LedgerEvent } from './ledger.ts';

const dayMs = 86_400_000;
/** For one agent, and for all whose phone it is. */
const asksPerDay = { own: 3, all: 10 };

export function dayBefore(now: Date): Date {
  return new Date(now.getTime() - dayMs);
}

/** 0, or longer once the phone was asked so often within a day. `events`: those of the day. */
export function secondsUntilNextAsk(events: readonly LedgerEvent[], owner: Owner, now: Date): number {
  const asked = events.filter((event) => event.act === 'enrolled');
  const own = asked.filter(({ teamId, agentId }) => teamId === owner.teamId && agentId === owner.agentId);
  return Math.max(secondsUntil(own, asksPerDay.own, now), secondsUntil(asked, asksPerDay.all, now));
}

function secondsUntil(asked: readonly LedgerEvent[], most: number, now: Date): number {
  const before = asked
    .map(({ at }) => Date.parse(at))
    .toSorted((one, other) => one - other)
    .at(-most);
  return before === undefined ? 0 : Math.max(0, Math.ceil((before + dayMs - now.getTime()) / 1000));
}
