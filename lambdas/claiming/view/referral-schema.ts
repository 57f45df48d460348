// A referral as the API answers it. What a reader may not see is absent.
import * as z from 'zod';
import { agentIdSchema, teamIdSchema } from '../../people/team.ts';
import { nextCursor } from '../../platform/http/cursor.ts';
import { instant } from '../../platform/instant.ts';
import { phoneNumber } from '../../platform/phones/recorded-number.ts';
import { chainStateSchema } from '../chain/chain.ts';
import { stageSchema, tagsSchema } from '../client/stage.ts';
import {
  areaSchema,
  claimedBy,
  kindSchema,
  optOutSchema,
  priceRangeSchema,
  referralIdSchema,
  returnedSchema,
  sideSchema,
  statusSchema,
} from '../referral.ts';

const clientSchema = z
  .object({
    name: z.string(),
    phone: phoneNumber.optional(),
    email: z.string().optional(),
    timeZones: z
      .array(z.string())
      .optional()
      .meta({
        description:
          'Where the client may be, by their state and by their number’s area code (IANA names). For the owner and the lead.',
        examples: [['America/Los_Angeles']],
      }),
  })
  .meta({
    id: 'Client',
    description:
      'For the source, the owner and the lead, and only once claimed for the latter two. `phone` is absent until a client who can be texted has replied.',
  });

const claimSchema = z
  .object({ agentId: agentIdSchema, name: z.string(), by: claimedBy, at: instant })
  .meta({ id: 'Claim' });

export const lastContact = instant.meta({
  description:
    'For the owner and the lead: when owner and client last wrote to each other, or talked in the call that claimed.',
});

export const referralSchema = z
  .object({
    referralId: referralIdSchema,
    teamId: teamIdSchema,
    status: statusSchema,
    side: sideSchema,
    kind: kindSchema,
    area: areaSchema(),
    priceRange: priceRangeSchema().optional(),
    notes: z.string().optional(),
    textingPreferred: z.boolean(),
    clientOptedOut: z.boolean().optional(),
    optOut: z
      .object({
        how: optOutSchema().shape.how,
        at: instant.optional().meta({ description: 'Since when.' }),
        by: z.string().optional().meta({ description: 'The agent of the team who marked the client.' }),
      })
      .optional()
      .meta({
        id: 'OptOut',
        description:
          'For the owner and the lead. `stop`: the client’s own. `marked`: cannot be texted. Else how the client asked us for no more texts.',
      }),
    noNumberFree: z
      .boolean()
      .optional()
      .meta({ description: 'All of our numbers are in use with this client: claim by call or PIN.' }),
    textsFail: z.boolean().optional().meta({
      description:
        'For the owner and the lead: the last text did not reach the client, who never answered one. Call them.',
    }),
    agreedToAutomated: z.boolean().optional().meta({
      description:
        'For the owner and the lead, of one referral alone: whether the client’s consent covers automated texts, without which no plan, bulk text or greeting is sent (CO-20).',
    }),
    returning: z
      .boolean()
      .optional()
      .meta({ description: 'An agent of the team had the client when the referral was created.' }),
    waitsFor: referralIdSchema.optional().meta({
      description:
        'An earlier referral of the same client to the same team, still undecided: this one goes to whoever claims that, or is offered when it goes back.',
    }),
    answeredGreeting: z.boolean().optional().meta({
      description:
        'For agents, while it is offered: the client has answered the team’s greeting. Their words are for whoever claims, and until then for the lead.',
    }),
    repliedAt: instant.optional(),
    unread: z.boolean().optional(),
    stage: stageSchema.optional(),
    tags: tagsSchema.optional(),
    lastContactAt: lastContact.optional(),
    etag: z
      .string()
      .optional()
      .meta({
        description:
          'Goes along as `If-Match` of a change: for the source, of a correction; for the owner and the lead, of stage and tags.',
        examples: ['"0"'],
      }),
    createdAt: instant,
    offerUntil: instant,
    offeredAgainAt: instant.optional().meta({ description: 'When it was last offered again.' }),
    offeredToMe: z
      .boolean()
      .optional()
      .meta({ description: 'For agents; leads also read what only others are offered.' }),
    declinedByMe: z.boolean().optional(),
    client: clientSchema.optional(),
    claim: claimSchema.optional(),
    returned: returnedSchema().optional(),
    chain: z.array(chainStateSchema).optional().meta({
      description: 'For the source: the teams that are offered it one after another, in order.',
    }),
  })
  .meta({
    id: 'Referral',
    examples: [
      {
        referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb',
        teamId: 'tm_demo',
        status: 'claimed',
        side: 'buyer',
        kind: 'standard',
        area: { city: 'Seattle', state: 'WA' },
        priceRange: { min: 550_000, max: 700_000 },
        notes: 'Wants a garden.',
        textingPreferred: true,
        createdAt: '2026-03-02T15:00:00.000Z',
        offerUntil: '2026-03-02T16:00:00.000Z',
        offeredToMe: true,
        declinedByMe: false,
        client: { name: 'Clara Client', email: 'clara@example.com' },
        claim: { agentId: 'agt_04', name: 'Agent Four', by: 'text', at: '2026-03-02T15:04:05.000Z' },
      },
    ],
  });

export const referralPage = z
  .object({ referrals: z.array(referralSchema), cursor: nextCursor.optional() })
  .meta({ id: 'ReferralPage' });

/** What an act on a referral answers. */
export const referralState = z
  .object({ referralId: referralIdSchema, status: statusSchema })
  .meta({ id: 'ReferralState' });
