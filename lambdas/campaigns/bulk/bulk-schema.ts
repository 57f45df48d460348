// What the routes of bulk texts answer (CP-6, CP-7).
import * as z from 'zod';
import { referralIdSchema } from '../../claiming/referral.ts';
import { agentIdSchema } from '../../people/team.ts';
import { instant } from '../../platform/instant.ts';
import { bulkIdSchema } from '../../texting/automated/automated.ts';
import { templateIdSchema } from '../templates/template.ts';
import { audienceSchema, leftOutReason } from './audience.ts';

export const previewIdSchema = z
  .string()
  .max(100)
  .meta({ id: 'BulkPreviewId', examples: ['bpv_5Jx2QmV8aK3nR7tW1zYb'] });

const price = z.number().meta({
  description: 'What the carriers charge for these parts, by the stage’s configuration, in US dollars.',
  examples: [1.43],
});
const parts = z.int().meta({ description: 'Message parts of all texts together.', examples: [116] });

export const bulkPreviewSchema = z
  .object({
    previewId: previewIdSchema,
    count: z.int().meta({ description: 'How many clients get the text.', examples: [58] }),
    excluded: z
      .partialRecord(leftOutReason, z.int())
      .meta({ description: 'How many of the audience are left out, by the reason.' }),
    excludedClients: z
      .array(z.object({ referralId: referralIdSchema, name: z.string(), reason: leftOutReason }))
      .meta({ description: 'The first hundred of them.' }),
    segments: parts,
    costUsd: price,
    samples: z
      .array(
        z
          .object({
            referralId: referralIdSchema,
            name: z.string(),
            body: z.string().meta({ description: 'As this client will read it, names in front included.' }),
            optOutInstructions: z
              .string()
              .optional()
              .meta({ description: 'What is put behind the text for this client (TX-5).' }),
            segments: z.int(),
          })
          .meta({
            id: 'BulkSample',
            examples: [
              {
                referralId: 'ref_8Kp3NrW2bL6mT9xY4vQc',
                name: 'Noah Newhouse',
                body: 'Hi Noah, Ada Agent with Harbor Homes: still looking in Boise?',
                optOutInstructions: '[Reply end to opt out]',
                segments: 1,
              },
            ],
          }),
      )
      .max(3),
    waiting: z
      .int()
      .meta({ description: 'How many of them would wait for the end of quiet hours if it was sent now.' }),
    firstPage: z.int().meta({ description: 'How many get it first; the rest follows after 15 minutes.' }),
    expiresAt: instant.meta({ description: 'Until when it can be sent.' }),
  })
  .meta({
    id: 'BulkPreview',
    examples: [
      {
        previewId: 'bpv_5Jx2QmV8aK3nR7tW1zYb',
        count: 58,
        excluded: { 'opted-out': 2, capped: 1 },
        excludedClients: [
          { referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb', name: 'Clara Client', reason: 'opted-out' },
        ],
        segments: 116,
        costUsd: 1.43,
        samples: [
          {
            referralId: 'ref_8Kp3NrW2bL6mT9xY4vQc',
            name: 'Noah Newhouse',
            body: 'Hi Noah, Ada Agent with Harbor Homes: still looking in Boise?',
            optOutInstructions: '[Reply end to opt out]',
            segments: 1,
          },
        ],
        waiting: 0,
        firstPage: 50,
        expiresAt: '2026-03-02T15:19:05.000Z',
      },
    ],
  });
export type BulkPreviewAnswer = z.infer<typeof bulkPreviewSchema>;

export const bulkStatus = z.enum(['sending', 'paused', 'done', 'cancelled']).meta({
  id: 'BulkStatus',
  description:
    '`paused`: what has not left waits until somebody resumes or cancels it; after three days it ends by itself. `done`: nothing waits anymore; receipts and replies may still come.',
});

export const pauseReason = z.enum(['opt-outs']).meta({
  id: 'BulkPauseReason',
  description: '`opt-outs`: too many clients asked for no more texts.',
});

const who = z
  .object({ agentId: agentIdSchema, name: z.string() })
  .meta({ id: 'BulkSender', examples: [{ agentId: 'agt_04', name: 'Agent Four' }] });

const about = {
  bulkId: bulkIdSchema,
  status: bulkStatus,
  pausedBecause: pauseReason.optional(),
  startedAt: instant,
  by: who,
  body: z.string().meta({ description: 'The text with its fields, as it was previewed.' }),
  templateId: templateIdSchema.optional(),
  audience: audienceSchema(),
  count: z.int().meta({ description: 'How many clients were to get it.' }),
  segments: parts,
  costUsd: price,
};

const exampleOfOne = {
  bulkId: 'blk_4Ns8QmT2vXz1Kp9BwYc3',
  status: 'sending' as const,
  startedAt: '2026-03-02T15:04:05.000Z',
  by: { agentId: 'agt_04', name: 'Agent Four' },
  body: 'Hi {ClientFirstName|there}, still looking in {City}?',
  audience: { side: 'buyer' as const, hasReplied: true },
  count: 58,
  segments: 116,
  costUsd: 1.43,
};

export const listedBulkSchema = z.object(about).meta({ id: 'ListedBulkText', examples: [exampleOfOne] });

const n = (description: string) => z.int().meta({ description });

const exampleCounts = {
  total: 58,
  waiting: 8,
  held: 3,
  sent: 46,
  delivered: 44,
  failed: 0,
  refused: 1,
  replied: 4,
  optedOut: 0,
};

export const bulkSchema = z
  .object({
    ...about,
    counts: z
      .object({
        total: n('All who were to get it.'),
        waiting: n('Not handed out yet, or waiting for their turn.'),
        held: n('Wait for the end of quiet hours, for an answer, or because it is paused.'),
        sent: n('The carrier took it; the delivered are among them.'),
        delivered: n('On the client’s phone.'),
        failed: n('The carrier could not deliver it, or never said.'),
        refused: n('Not sent: see `refusedBy`.'),
        replied: n('Clients who answered it within seven days.'),
        optedOut: n('Clients who asked for no more texts within seven days.'),
      })
      .meta({
        id: 'BulkCounts',
        examples: [exampleCounts],
      }),
    refusedBy: z
      .record(z.string(), z.int())
      .meta({ description: 'How many were not sent, by the gate’s reason.' }),
    curve: z.array(z.object({ at: instant, replied: z.int(), optedOut: z.int() })).meta({
      description: 'Replies and opt-outs by the hour in which they came; hours without any are left out.',
    }),
    repliedClients: z.array(z.object({ referralId: referralIdSchema, name: z.string() })).meta({
      description: 'Who answered it, the latest hundred, as far as they are still clients of the reader.',
    }),
    nextAt: instant.optional().meta({ description: 'While it is sending: when the next ones get it.' }),
    pauseEndsAt: instant
      .optional()
      .meta({ description: 'While it is paused: when it ends by itself if nobody decides.' }),
    endedAt: instant.optional(),
  })
  .meta({
    id: 'BulkText',
    examples: [
      {
        ...exampleOfOne,
        counts: exampleCounts,
        refusedBy: { 'opted-out': 1 },
        curve: [{ at: '2026-03-02T15:00:00.000Z', replied: 4, optedOut: 0 }],
        repliedClients: [{ referralId: 'ref_8Kp3NrW2bL6mT9xY4vQc', name: 'Noah Newhouse' }],
        nextAt: '2026-03-02T15:19:05.000Z',
      },
    ],
  });
export type BulkAnswer = z.infer<typeof bulkSchema>;
