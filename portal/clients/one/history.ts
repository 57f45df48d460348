// What happened with a client, for who has them: day by day, oldest first. What concerns the race alone is summed up.
import type { Answer } from '../../../client/src/answers.ts';
import type { paths } from '../../../client/src/schema.ts';

export type TimelineEvent = Answer<paths['/referrals/{referralId}/timeline']['get']>['events'][number];
type Of<Kind extends TimelineEvent['kind']> = Extract<TimelineEvent, { kind: Kind }>;

/** To whom it was offered in one round is one entry. */
export type Offered = { at: string; kind: 'offered-to'; agents: number };
export type Entry = Exclude<TimelineEvent, Of<'offered'> | Of<'told'>> | Offered;
export type Day = { day: string; entries: Entry[] };

/** `dayOf`: of the reader's calendar. */
export function historyByDay(events: readonly TimelineEvent[], dayOf: (at: string) => string): Day[] {
  const days: Day[] = [];
  for (const entry of entriesOf(events)) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

function entriesOf(events: readonly TimelineEvent[]): Entry[] {
  const rounds = new Map<number, Offered>();
  return events.flatMap((event): Entry[] => {
    if (event.kind === 'told') return [];
    // Of offers that ended, a decline alone is somebody's word.
    if (event.kind === 'offer-ended' && event.outcome !== 'declined') return [];
    if (event.kind !== 'offered') return [event];
    const round = rounds.get(event.round);
    if (round !== undefined) {
      round.agents += 1;
      return [];
    }
    const offered: Offered = { at: event.at, kind: 'offered-to', agents: 1 };
    rounds.set(event.round, offered);
    return [offered];
  });
}
