// RT-11: what a preview of lead routing answers.
import * as z from 'zod';
import { agentIdSchema } from '../../people/team.ts';
import { instant } from '../../platform/instant.ts';
import { areaSchema, kindSchema, priceRangeSchema, referralIdSchema, sideSchema } from '../referral.ts';

const count = (description: string, example: number) => z.int().meta({ description, examples: [example] });

export const routingPreviewSchema = z
  .object({
    since: instant.meta({
      description: 'From when on referrals were looked at: later than 30 days ago where there were too many.',
    }),
    to: instant,
    referrals: count('How many were looked at.', 42),
    returning: count('Of these, went to the agent who had the client, whatever the settings.', 2),
    withoutPrice: count('Came without a price that can be read: in every price range.', 3),
    withoutPostalCode: count('Came without a postal code: in nobody’s postal codes.', 12),
    fallbackAgentId: agentIdSchema,
    agents: z.array(
      z
        .object({
          agentId: agentIdSchema,
          name: z.string().meta({ examples: ['Agent Four'] }),
          offered: count('Would have been offered to them.', 18),
          offeredNow: count('The same by the settings that are saved.', 25),
        })
        .meta({ id: 'PreviewedAgent' }),
    ),
    fallbackOnly: z.object({
      count: count('Would have gone to the fallback alone.', 1),
      referrals: z
        .array(
          z
            .object({
              referralId: referralIdSchema,
              side: sideSchema,
              kind: kindSchema,
              area: areaSchema(),
              priceRange: priceRangeSchema().optional(),
              offeredAt: instant,
            })
            .meta({ id: 'PreviewedReferral' }),
        )
        .meta({ description: 'The newest of them, at most 50.' }),
    }),
  })
  .meta({ id: 'LeadRoutingPreview' });
