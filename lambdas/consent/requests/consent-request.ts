// One request for consent, from the text that asks to the answer or the silence (CO-3, CO-11): what is due when.
import * as z from 'zod';
import { itemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import { programSchema } from '../program.ts';

export const consentRequestSchema = itemSchema(() =>
  z.object({
    consentRequestId: z.string(),
    kind: z.enum(['enrollment', 'reconfirmation']),
    program: programSchema,
    brand: itemBrand,
    phone: z.string(),
    owner: z.object({ teamId: z.string(), agentId: z.string() }).optional(),
    /** When the text was given to the carrier, and when a receipt said that the phone's carrier has it. */
    sentAt: instant.optional(),
    receivedAt: instant.optional(),
    /** Reminders that were sent. */
    reminders: z.int().default(0),
    /** Which question was refused because nobody waited for its answer just then: the next one asks in its place. */
    unasked: z.int().optional(),
    /** The consent's count of changes when it last began or ended: what is told of an earlier change comes too late. */
    revision: z.int().default(0),
    /** When it last began again: words that came late had ended it, and later ones took that back (CO-14). */
    resumedAt: instant.optional(),
    /** Reminders whose hour was over by then: sent or not, they are behind. */
    leftOut: z.int().default(0),
    /** It waits no longer: answered, left, or opted out. */
    isOver: z.boolean().default(false),
    /** The token of the task that waits for the answer. */
    taskToken: z.string().optional(),
  }),
);
export type ConsentRequest = ItemOf<typeof consentRequestSchema>;

/** What a consent request begins with. `revision`: of the consent that asks. */
export type NewConsentRequest = Pick<
  ConsentRequest,
  'consentRequestId' | 'kind' | 'program' | 'brand' | 'phone' | 'owner' | 'revision'
>;

const hourMs = 3_600_000;
/** Hours after the text: a reminder, another, and the end. */
const reminderHours = [6, 12] as const;
const optOutHours = 36;
/** How long to wait before looking again for a text that has not left yet. */
const notSentMs = hourMs;

/** When to look for the first time, in seconds: nothing is due earlier. */
export const firstWaitSeconds = (reminderHours[0] * hourMs) / 1000;

/** What is to be done now, or how long to wait for it. */
export type Step = { do: 'remind'; reminder: number } | { do: 'opt-out'; at: Date } | { wait: number };

/** The hours count from the carrier's receipt; from the send call as long as none came. */
export function stepOf(consentRequest: ConsentRequest, now: Date): Step {
  const from = consentRequest.receivedAt ?? consentRequest.sentAt;
  if (consentRequest.isOver) return { wait: 1 };
  if (from === undefined) return { wait: notSentMs / 1000 };
  const behind = Math.max(consentRequest.reminders, consentRequest.leftOut);
  const hours = reminderHours[behind] ?? optOutHours;
  const dueMs = Date.parse(from) + hours * hourMs;
  if (dueMs > now.getTime()) return { wait: Math.ceil((dueMs - now.getTime()) / 1000) };
  if (hours === optOutHours) return { do: 'opt-out', at: new Date(dueMs) };
  return { do: 'remind', reminder: behind + 1 };
}

/** How many reminders would have been due before `now`. */
export function remindersBefore({ receivedAt, sentAt }: ConsentRequest, now: Date): number {
  const from = receivedAt ?? sentAt;
  if (from === undefined) return 0;
  return reminderHours.filter((hours) => Date.parse(from) + hours * hourMs < now.getTime()).length;
}

/** An execution's name is taken for 90 days, so one that begins again waits under another. */
export function executionNameOf({ consentRequestId, revision, resumedAt }: ConsentRequest): string {
  return resumedAt === undefined ? consentRequestId : `${consentRequestId}-${revision}`;
}

/** Seconds to the first look: nothing is due before the first reminder, but anything may be when it begins again. */
export function firstWaitOf({ resumedAt }: ConsentRequest): number {
  return resumedAt === undefined ? firstWaitSeconds : 1;
}

/** The waiting task is told once the consent request is over; undefined while it has to go on waiting, or none waits. */
export function taskCallbackOf({ isOver, taskToken }: ConsentRequest): string | undefined {
  return isOver ? taskToken : undefined;
}
