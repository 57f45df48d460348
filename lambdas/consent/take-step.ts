// Takes the step that is due in an asking: a reminder, the opt-out, or nothing yet (CO-3).
import type { Consent } from './consent.ts';
import { type Episode, stepOf } from './consent-request.ts';
import type { LedgerEvent } from './ledger.ts';

export type Stepping = {
  episodes: {
    /** The email goes out from there. */
    noteReminders(episodeId: string, reminders: number): Promise<void>;
    end(episodeId: string): Promise<void>;
  };
  consents: { record(event: LedgerEvent): Promise<Consent | undefined> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

/** Answers how many seconds to wait then. Done twice, it is done once. */
export async function takeStep(episode: Episode, now: Date, by: Stepping): Promise<number> {
  const { episodeId, kind, programme, phone } = episode;
  const step = stepOf(episode, now);
  if ('wait' in step) return step.wait;
  if (step.do === 'opt-out') {
    await by.consents.record({
      eventId: by.derivedId('evt', 'opted-out', episodeId),
      act: 'opted-out-automatically',
      reason: kind === 'enrolment' ? 'no-reply' : 'reconfirmation-lapsed',
      ...{ programme, phone, episodeId, at: step.at.toISOString() },
    });
    await by.episodes.end(episodeId);
    return 1;
  }
  await by.episodes.noteReminders(episodeId, step.reminder);
  const next = stepOf({ ...episode, reminders: step.reminder }, now);
  return 'wait' in next ? next.wait : 1;
}
