// What an event of the carrier does to a call. Events come late, twice, out of order, or not at all.

import type { VoiceEvent } from '../carriers/end-user-messaging/voice-event.ts';
import { type Answering, answer } from './answer.ts';
import type { Attempt, Call, CallId } from './call.ts';

export type Settling = Answering & {
  calls: {
    read(id: CallId): Promise<Call | undefined>;
    miss(id: CallId, attempt: Attempt, reason: string): Promise<void>;
    noteEnd(id: CallId, attempt: Attempt, at: Date): Promise<void>;
  };
};

/** Events about calls that nobody asked for are passed over. */
export async function settle(event: VoiceEvent, now: Date, by: Settling): Promise<void> {
  const { attempt, meaning } = event;
  const call = await by.calls.read(event);
  if (call === undefined || call.attempts[attempt].dialledBy === undefined) return;
  if ('missed' in meaning && call.state !== 'claimed') return by.calls.miss(call, attempt, meaning.missed);
  if ('missed' in meaning) return by.calls.noteEnd(call, attempt, event.at);
  if (meaning.answered) await answer(call, attempt, now, by);
  if (meaning.ended) await by.calls.noteEnd(call, attempt, event.at);
}
