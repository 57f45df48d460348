// One automated text as the team's figures know it: what it was part of, what became of it, and what the client did then (CP-7).
import * as z from 'zod';
import { referralIdSchema } from '../../claiming/referral.ts';
import { teamIdSchema } from '../../people/team.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import type { Automated } from '../../texting/automated/automated.ts';
import { messageIdSchema } from '../../texting/message.ts';

/** Each time is noted by itself, so that they may come in any order. */
export const campaignTextSchema = itemSchema(() =>
  z.object({
    teamId: teamIdSchema,
    referralId: referralIdSchema,
    messageId: messageIdSchema,
    /** `bulk#<id>`, `plan#<id>` or `greeting`. */
    part: z.string(),
    /** When it was written. */
    at: instant,
    heldAt: instant.optional(),
    /** When the carrier took it. */
    sentAt: instant.optional(),
    deliveredAt: instant.optional(),
    failedAt: instant.optional(),
    refusedAt: instant.optional(),
    unconfirmedAt: instant.optional(),
    /** Why it failed or was refused. */
    failedBy: z.string().optional(),
    refusedBy: z.string().optional(),
    /** When the client first answered it, and when they asked for no more texts after it. */
    repliedAt: instant.optional(),
    optedOutAt: instant.optional(),
  }),
);
export type CampaignText = ItemOf<typeof campaignTextSchema>;

/** What the figures tell texts apart by. */
export function partOf(automated: Automated): string {
  switch (automated.kind) {
    case 'plan':
      return partOfPlan(automated.planId);
    case 'bulk':
      return partOfBulk(automated.bulkId);
    case 'greeting':
      return automated.kind;
  }
}

export const partOfBulk = (bulkId: string) => `bulk#${bulkId}`;
export const partOfPlan = (planId: string) => `plan#${planId}`;
