// How a handset and its carrier behave: what becomes of texts and calls to it, and how the carrier tells of that.
import * as z from 'zod';

const seconds = (most: number) => z.number().min(0).max(most);

/** Kept with each call as it was when the call was placed. */
export const callBehaviour = z.strictObject({
  /** Whether somebody picks up: by hand it rings until the control surface acts. */
  answer: z.enum(['by-hand', 'answer', 'busy', 'no-answer', 'failed']).default('by-hand'),
  /** How long it rings before it is picked up by itself. */
  answerAfterSeconds: seconds(600).default(5),
  /** What is pressed once it was picked up by itself; nothing is pressed at a voicemail. */
  digits: z
    .string()
    .regex(/^[0-9*#]*$/)
    .default(''),
  /** How long it rings before its carrier gives up. */
  ringSeconds: seconds(600).default(45),
  /** How long a call lasts once it was answered, unless somebody hangs up. */
  talkSeconds: seconds(7200).default(30),
  /** How long the carrier keeps a call back before it rings. */
  placeAfterSeconds: seconds(259_200).default(0),
  /** How the carrier's events arrive; reordered ones all at the end, the last one first. */
  events: z.enum(['normal', 'lost', 'duplicated', 'reordered', 'late']).default('normal'),
  /** How late each event is; 30 seconds for `late` when not given. */
  eventDelaySeconds: seconds(72 * 3600).optional(),
  /** Only the events of these types are lost. */
  eventsLost: z.array(z.string().regex(/^VOICE_[A-Z_]+$/)).default([]),
});

export const behaviour = z.strictObject({
  /** What becomes of a text to this phone; `invalid`: it takes none, as a landline. */
  delivery: z.enum(['delivered', 'carrier-blocked', 'unreachable', 'invalid']).default('delivered'),
  /** How the carrier's receipts arrive. */
  receipts: z.enum(['normal', 'lost', 'duplicated', 'reordered']).default('normal'),
  /** How long the phone's carrier takes to accept a text. */
  acceptedAfterSeconds: seconds(72 * 3600).default(0),
  /** How long the final receipt takes. */
  receiptDelaySeconds: seconds(72 * 3600).default(1),
  calls: callBehaviour.prefault({}),
});
export type Behaviour = z.infer<typeof behaviour>;
