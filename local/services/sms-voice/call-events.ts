// What the carrier tells of a call: one event per step, by the behaviour of the handset, to the set's topics.
import * as z from 'zod';
import { type Call, type CallState, isOver, sinceMs, talkedSeconds } from '../handsets/call.ts';
import type { PendingEvent } from '../pending-events.ts';

/** Published list price of a minute to a phone in the US. */
const PRICE_PER_MINUTE = 0.013;
const LATE_BY_SECONDS = 30;

const STATUSES: Readonly<Partial<Record<CallState, string>>> = {
  initiated: 'INITIATED',
  ringing: 'RINGING',
  answered: 'ANSWERED',
  completed: 'COMPLETED',
  busy: 'BUSY',
  'no-answer': 'NO_ANSWER',
  failed: 'FAILED',
  expired: 'TTL_EXPIRED',
};

/** What a call from End User Messaging keeps with it. */
export const callDetails = z.object({
  setArn: z.string().optional(),
  context: z.record(z.string(), z.string()),
});

/** The events that the last step of the call sets off, in the order in which they leave. */
export function eventsOfStep(call: Call, nowMs: number): PendingEvent[] {
  const { setArn, context } = callDetails.parse(call.details);
  const { events, eventsLost, eventDelaySeconds } = call.behaviour;
  if (setArn === undefined || events === 'lost') return [];
  const isHeldBack = events === 'reordered' && !isOver(call.state);
  if (isHeldBack) return [];
  const steps = events === 'reordered' ? call.past.toReversed() : call.past.slice(-1);
  const delaySeconds = eventDelaySeconds ?? (events === 'late' ? LATE_BY_SECONDS : 0);
  return steps.flatMap(({ state }) => {
    const status = STATUSES[state];
    const type = `VOICE_${status}`;
    if (status === undefined || eventsLost.includes(type)) return [];
    const event = {
      atMs: nowMs + delaySeconds * 1000,
      setArn,
      type,
      event: JSON.stringify(voiceEvent(call, state, status, context)),
    };
    return events === 'duplicated' ? [event, { ...event }] : [event];
  });
}

function voiceEvent(call: Call, state: CallState, status: string, context: Record<string, string>) {
  return {
    eventType: `VOICE_${status}`,
    eventVersion: '1.0',
    eventTimestamp: sinceMs(call, state) ?? call.atMs,
    isFinal: isOver(state),
    originationPhoneNumber: call.from,
    destinationPhoneNumber: call.to,
    messageId: call.id,
    messageRequestTimestamp: call.atMs,
    messageStatus: status,
    context,
    ...(isOver(state) ? bill(call) : {}),
  };
}

/** Each minute that was begun is paid. */
function bill(call: Call) {
  const callDurationInSeconds = talkedSeconds(call);
  const totalDurationInMinutes = Math.ceil(callDurationInSeconds / 60);
  const totalMessagePrice = Number((totalDurationInMinutes * PRICE_PER_MINUTE).toFixed(5));
  return { callDurationInSeconds, totalDurationInMinutes, totalMessagePrice };
}
