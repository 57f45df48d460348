// What End User Messaging tells about a call, read from its events.
import * as z from 'zod';
import { calledBack, type TestCalled, testCalled } from '../voice.ts';

const anyEvent = z.object({
  eventType: z.string(),
  eventTimestamp: z.number(),
  callDurationInSeconds: z.number().optional(),
});
const voiceEvent = anyEvent.extend({ context: calledBack });
const testEvent = anyEvent.extend({ context: testCalled });

/** Answered, over, or why it was missed. */
type Meaning = { answered: boolean; ended: boolean } | { missed: string };

const misses: Readonly<Record<string, string>> = {
  VOICE_BUSY: 'busy',
  VOICE_NO_ANSWER: 'no-answer',
  VOICE_FAILED: 'failed',
  VOICE_TTL_EXPIRED: 'failed',
};

/** The event in what was published; undefined when it is not about one of our calls or changes nothing. */
export function voiceEventIn(published: unknown) {
  const { data } = voiceEvent.safeParse(published);
  if (data === undefined) return undefined;
  const meaning = meaningOf(data);
  if (meaning === undefined) return undefined;
  const { context, eventTimestamp } = data;
  return { ...context, at: new Date(eventTimestamp), meaning };
}

/** Whose test call was answered, if that is what was published. */
export function answeredTestCallIn(published: unknown): TestCalled | undefined {
  const { data } = testEvent.safeParse(published);
  const meaning = data && meaningOf(data);
  return meaning !== undefined && 'answered' in meaning && meaning.answered ? data?.context : undefined;
}

/** A call that was talked through was answered, even when the event that says so is late or lost. */
function meaningOf(event: z.infer<typeof anyEvent>): Meaning | undefined {
  const { eventType, callDurationInSeconds } = event;
  if (eventType === 'VOICE_ANSWERED') return { answered: true, ended: false };
  if (eventType === 'VOICE_COMPLETED') return { answered: callDurationInSeconds !== 0, ended: true };
  const missed = misses[eventType];
  return missed === undefined ? undefined : { missed };
}
