// CT-2: what a list of clients takes and answers.
import * as z from 'zod';
import { stageSchema, tagSchema, tagsSchema } from '../../claiming/client/stage.ts';
import { areaSchema, priceRangeSchema, referralIdSchema, sideSchema } from '../../claiming/referral.ts';
import { lastContact } from '../../claiming/view/referral-schema.ts';
import { agentIdSchema } from '../../people/team.ts';
import { cursorTo, nextCursor } from '../../platform/http/cursor.ts';
import { instant, instantWithOffset } from '../../platform/instant.ts';
import { phoneNumber } from '../../platform/phones/recorded-number.ts';
import { oneLine } from '../../platform/text.ts';
import { isOfSort, placePattern, sorts } from './filter.ts';

const yesOrNo = (description: string) =>
  z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ description });

const filters = {
  q: oneLine(100)
    .optional()
    .meta({
      description:
        'Words that all have to be found in name, city, phone (once you may see it) or notes, without case and accents; or a part of a phone number.',
      examples: ['zoe garden'],
    }),
  side: sideSchema.optional(),
  state: areaSchema().shape.state.optional(),
  stage: stageSchema.optional(),
  tag: tagSchema.optional(),
  contactedBefore: instantWithOffset.optional().meta({
    description: 'Last contact before then. Who was never contacted has none: ask for `neverContacted`.',
  }),
  contactedAfter: instantWithOffset.optional().meta({ description: 'Last contact from then on.' }),
  neverContacted: yesOrNo('`true`: nobody has written or talked yet.'),
  hasReplied: yesOrNo('Whether the client has answered a text.'),
  needsReply: yesOrNo('Whether the client wrote last, or what the owner has not seen yet.'),
  textable: yesOrNo('Whether the client may be texted, and texts arrive as far as is known.'),
  sort: z
    .enum(sorts)
    .default('last-contact')
    .meta({ description: 'Newest first. Who was never contacted comes last, by arrival.' }),
  cursor: cursorTo(placePattern).optional(),
};

const otherSort = {
  path: ['cursor'],
  error: 'is of a list in another order: leave it out to start again',
  params: { fault: 'wrong-format' },
};
const fits = ({ cursor, sort }: { cursor?: string | undefined; sort: (typeof sorts)[number] }) =>
  cursor === undefined || isOfSort(cursor, sort);

export const myClientsQuery = z.object(filters).refine(fits, otherSort);
export const teamClientsQuery = z
  .object({ ...filters, owner: agentIdSchema.optional() })
  .refine(fits, otherSort);

const listedClient = z
  .object({
    referralId: referralIdSchema,
    name: z.string(),
    phone: phoneNumber.optional(),
    email: z.string().optional(),
    stage: stageSchema,
    tags: tagsSchema,
    side: sideSchema,
    area: areaSchema(),
    priceRange: priceRangeSchema().optional(),
    textable: z.boolean(),
    lastContactAt: lastContact.optional(),
    repliedAt: instant.optional(),
    unread: z.boolean(),
    arrivedAt: instant.meta({ description: 'When its owner claimed it, or was handed it.' }),
    owner: z.object({ agentId: agentIdSchema, name: z.string() }).meta({ id: 'ClientOwner' }),
  })
  .meta({
    id: 'ListedClient',
    description: 'One claimed referral: who has a client in two of them reads two.',
    examples: [
      {
        referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb',
        name: 'Clara Client',
        stage: 'contacted',
        tags: ['First home'],
        side: 'buyer',
        area: { city: 'Seattle', state: 'WA' },
        priceRange: { min: 550_000, max: 700_000 },
        textable: true,
        lastContactAt: '2026-03-02T15:04:05.000Z',
        unread: false,
        arrivedAt: '2026-03-02T15:04:05.000Z',
        owner: { agentId: 'agt_04', name: 'Agent Four' },
      },
    ],
  });

export const clientPage = z
  .object({ clients: z.array(listedClient), cursor: nextCursor.optional() })
  .meta({ id: 'ClientPage' });
