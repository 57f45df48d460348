// Consent to texts: a client's by phone (CO-5), an agent's by agent and phone (CO-18). Without it nothing is texted.
import * as z from 'zod';
import type { ItemBrand } from '../people/brand.ts';
import { agentIdSchema, teamIdSchema } from '../people/team.ts';
import { instant } from '../platform/instant.ts';
import { coverageSchema } from './coverage.ts';
import { languageSchema } from './language.ts';
import type { Program } from './program.ts';
import { recordedWay } from './way-to-opt-out.ts';

/** One consent request that waits for its answer. */
export const openRequestSchema = z
  .object({
    consentRequestId: z.string().meta({ examples: ['evt_9dK2wLq0sXb7Tn4VhC1e'] }),
    kind: z.enum(['enrollment', 'reconfirmation']).meta({ id: 'ConsentRequestKind' }),
  })
  .meta({ id: 'ConsentRequest' });
export type OpenRequest = z.infer<typeof openRequestSchema>;

/** Whose alerts they are. */
const ownerSchema = z
  .object({ teamId: teamIdSchema, agentId: agentIdSchema })
  .meta({ id: 'ConsentOwner', description: 'The agent whose alerts they are; clients have none.' });
export type Owner = z.infer<typeof ownerSchema>;

/** What a word that changed something is answered with, from which of our numbers (CO-5, CO-6). */
export const replySchema = z
  .object({
    kind: z.enum(['stopped', 'resubscribed']).meta({ id: 'ConsentReplyKind' }),
    from: z.string(),
    language: languageSchema,
    at: instant.meta({ description: 'When the carrier took the word.' }),
  })
  .meta({ id: 'ConsentReply' });
export type Reply = z.infer<typeof replySchema>;

const common = {
  since: instant,
  owner: ownerSchema.optional(),
  changedBy: z.string().optional().meta({ description: 'The ledger’s event that made it so.' }),
  reply: replySchema.optional(),
};

/** By itself, for what shows it. */
export const consentStatus = z.enum(['off', 'pending', 'on', 'opted-out']).meta({ id: 'TextAlertsStatus' });

/** No item at all means that the phone was never asked. */
export const consentSchema = z
  .discriminatedUnion('status', [
    z
      .object({
        ...common,
        status: z.literal('off'),
        reason: z.enum(['left', 'imported']).meta({ id: 'OffReason' }),
      })
      .meta({ id: 'ConsentOff' }),
    z
      .object({ ...common, status: z.literal('pending'), openRequest: openRequestSchema })
      .meta({ id: 'ConsentPending' }),
    z
      .object({
        ...common,
        status: z.literal('on'),
        confirmedAt: instant.optional(),
        covers: z.array(coverageSchema).optional().meta({ description: 'Of clients (CO-20).' }),
        /** CO-11: asked again; alerts still go out. */
        openRequest: openRequestSchema.optional(),
      })
      .meta({ id: 'ConsentOn' }),
    z
      .object({
        ...common,
        status: z.literal('opted-out'),
        reason: z.enum(['stop', 'marked', 'no-reply', 'reconfirmation-lapsed']).meta({ id: 'OptOutReason' }),
        by: z
          .object({ teamId: teamIdSchema, agentId: agentIdSchema })
          .optional()
          .meta({ id: 'MarkedBy', description: 'The agent who marked the client (TX-14).' }),
        how: recordedWay
          .optional()
          .meta({ description: 'CO-19: of one that was asked for in another way than by text.' }),
      })
      .meta({ id: 'ConsentOptedOut' }),
  ])
  .meta({ id: 'Consent', examples: [{ status: 'on', since: '2026-01-12T18:20:31.000Z' }] });
export type Consent = z.infer<typeof consentSchema>;

/** Reads the consent of a phone to texts in a brand's name: an agent's own, or without `owner` a client's. */
export type ReadConsent<P extends Program = Program> = (
  program: P,
  phone: string,
  owner: Owner | undefined,
  brand: ItemBrand,
) => Promise<Consent | undefined>;

/** The consent request that waits for its answer, if one does. */
export function openRequestOf(consent: Consent | undefined): OpenRequest | undefined {
  return consent?.status === 'pending' || consent?.status === 'on' ? consent.openRequest : undefined;
}

/** What the gate has to know: the consent that a text goes by, and whether the phone stopped all of the program. */
export type ConsentFacts = { consent: Consent | undefined; hasStopped: boolean };
