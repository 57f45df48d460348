// CP-6: to whom a bulk text goes: clients found by the filters of their list (CT-2).
import * as z from 'zod';
import { stageSchema, tagSchema } from '../../claiming/client/stage.ts';
import { areaSchema, sideSchema } from '../../claiming/referral.ts';
import { agentIdSchema } from '../../people/team.ts';
import { instantWithOffset } from '../../platform/instant.ts';
import { lazily } from '../../platform/lazily.ts';
import { oneLine } from '../../platform/text.ts';

/** A filter that there isn't would text too many in silence. */
const noSuchFilter = z.unknown().refine(() => false, {
  error: 'is no filter of clients: leave it out',
  params: { fault: 'unknown-key' },
});

/** More would be no text to people whom the sender knows, and no preview that a person waits for. */
export const mostRecipients = 10_000;

export const audienceSchema = lazily(() =>
  z
    .object({
      q: oneLine(100)
        .optional()
        .meta({ description: 'Words that all have to be found, as in the list of clients.' }),
      side: sideSchema.optional(),
      state: areaSchema().shape.state.optional(),
      stage: stageSchema.optional(),
      tag: tagSchema.optional(),
      owner: agentIdSchema.optional().meta({ description: 'The clients of one agent; for the lead.' }),
      contactedBefore: instantWithOffset.optional(),
      contactedAfter: instantWithOffset.optional(),
      neverContacted: z.boolean().optional(),
      hasReplied: z.boolean().optional(),
      needsReply: z.boolean().optional(),
      textable: z.boolean().optional(),
    })
    .catchall(noSuchFilter)
    .meta({
      id: 'BulkAudience',
      description: 'The filters of the list of clients, which all have to fit. Without any: all clients.',
      examples: [{ side: 'buyer', stage: 'active', hasReplied: true }],
    }),
);
export type Audience = z.infer<ReturnType<typeof audienceSchema>>;

/** Why a client of the audience gets no text. The order is that of the gate, which would answer the same. */
export const leftOutReasons = [
  'opted-out',
  'consent-missing',
  'asked-to-stop',
  'automated-not-covered',
  'license-lapsed',
  'no-number-free',
  'texts-fail',
  'capped',
  'missing-field',
  'too-long',
  'same-phone',
] as const;
export const leftOutReason = z.enum(leftOutReasons).meta({
  id: 'LeftOutReason',
  description:
    '`license-lapsed`: of their agent. `automated-not-covered`: they agreed to texts from an agent alone (CO-20). `asked-to-stop`: they may have asked for no more texts, and nobody has answered that. `no-number-free`: all our numbers are in use with them. `texts-fail`: the last text did not reach them. `capped`: they had an automated text within a day, or three within seven (CP-9). `missing-field`: a field of the text has no value for them. `too-long`: with their names it is longer than carriers take. `same-phone`: another client of the audience has the same phone.',
});
export type LeftOutReason = (typeof leftOutReasons)[number];
