// What an event of the carrier does to a call. Events come late, twice, out of order, or not at all.

import { type AnswerDeps, answer } from './answer.ts';
import type { Attempt, Call, CallId } from './call.ts';

/** What an event means for the attempt that it is about. */
export type VoiceEvent = CallId & {
  attempt: Attempt;
  at: Date;
  meaning: { answered: boolean; ended: boolean } | { missed: string };
};

export type VoiceEventDeps = AnswerDeps & {
  calls: {
    read(id: CallId): Promise<Call | undefined>;
    miss(id: CallId, attempt: Attempt, reason: string): Promise<void>;
    noteEnd(id: CallId, attempt: Attempt, at: Date): Promise<void>;
  };
};

/** Events about calls that nobody asked for are passed over. */
export async function settle(event: VoiceEvent, now: Date, deps: VoiceEventDeps): Promise<void> {
  const { attempt, meaning } = event;
  const call = await deps.calls.read(event);
  if (call === undefined || call.attempts[attempt].dialedBy === undefined) return;
  if ('missed' in meaning && call.state !== 'claimed') return deps.calls.miss(call, attempt, meaning.missed);
  if ('missed' in meaning) return deps.calls.noteEnd(call, attempt, event.at);
  if (meaning.answered) await answer(call, attempt, now, deps);
  if (meaning.ended) await deps.calls.noteEnd(call, attempt, event.at);
}
