// The ledger of consent (CO-13): every change, with the exact words, appended and never changed.
import * as z from 'zod';
import { programSchema } from './program.ts';

const instant = z.iso.datetime();

const common = {
  eventId: z.string(),
  phone: z.string(),
  program: programSchema,
  at: instant,
};
const agent = { teamId: z.string(), agentId: z.string() };

/** How a phone was left out by itself: silence after the first request, or after a later one. */
export const automaticReason = z.enum(['no-reply', 'reconfirmation-lapsed']);

/** One change, by its act. `words`, `body`: exactly what was shown to the phone's owner, or came from them. */
export const ledgerEventSchema = z.discriminatedUnion('act', [
  /** A client agreed on the source's form. */
  z.object({
    ...common,
    act: z.literal('consent-given-to-source'),
    source: z.string(),
    words: z.string(),
    referralId: z.string(),
  }),
  /** Consent from before Dibs, imported; it has to be confirmed. */
  z.object({
    ...common,
    ...agent,
    act: z.literal('imported'),
    consentedAt: instant,
    source: z.string(),
    words: z.string(),
  }),
  /** Asked for text alerts on the profile, or was asked again after an import. Its id is that of the consent request. */
  z.object({ ...common, ...agent, act: z.literal('enrolled'), source: z.string() }),
  z.object({ ...common, ...agent, act: z.literal('left'), source: z.string() }),
  /** TX-14: a client's agent or their lead did. */
  z.object({ ...common, ...agent, act: z.literal('marked-cannot-be-texted'), referralId: z.string() }),
  /** CO-11. Its id is that of the consent request. */
  z.object({ ...common, act: z.literal('asked-to-reconfirm') }),
  /** The consent request's text was sent. */
  z.object({
    ...common,
    act: z.literal('consent-request-sent'),
    consentRequestId: z.string(),
    words: z.string(),
    from: z.string(),
    outboxId: z.string(),
    carrierId: z.string().optional(),
  }),
  z.object({
    ...common,
    act: z.literal('word-received'),
    kind: z.enum(['stop', 'start']),
    word: z.string(),
    /** Not a word of the table, but a sentence that means one. */
    byPhrase: z.literal(true).optional(),
    body: z.string(),
    /** Our number that was texted. */
    to: z.string(),
    carrierId: z.string(),
    language: z.enum(['en', 'fr']),
  }),
  z.object({
    ...common,
    act: z.literal('opted-out-automatically'),
    reason: automaticReason,
    consentRequestId: z.string(),
  }),
]);
export type LedgerEvent = z.infer<typeof ledgerEventSchema>;
