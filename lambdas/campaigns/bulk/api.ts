// The routes of campaigns: bulk texts (CP-6, CP-7).
import * as z from 'zod';
import { teamParameters } from '../../people/team.ts';
import { cursorToMoment, nextCursor } from '../../platform/http/cursor.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { bulkIdSchema } from '../../texting/automated/automated.ts';
import { bodySchema } from '../../texting/wording/body-schema.ts';
import { bodyRefusals, templateIdSchema } from '../templates/template.ts';
import { audienceSchema } from './audience.ts';
import {
  bulkPreviewSchema,
  bulkSchema,
  bulkStatus,
  listedBulkSchema,
  previewIdSchema,
} from './bulk-schema.ts';

const bulkParameters = teamParameters.extend({ bulkId: bulkIdSchema });

/** What the cancelling and the resuming of one answer. */
const standing = z
  .object({ bulkId: bulkIdSchema, status: bulkStatus })
  .meta({ id: 'BulkStanding', examples: [{ bulkId: 'blk_4Ns8QmT2vXz1Kp9BwYc3', status: 'cancelled' }] });

export const previewBulkText = describeRoute({
  method: 'POST',
  path: '/teams/{teamId}/bulk-texts/preview',
  operationId: 'previewBulkText',
  section: 'Bulk texts',
  summary: 'See what a bulk text would do',
  description:
    'For the team’s lead, about the clients of the team, and for its agents, about their own. Nothing is sent: the answer says how many clients would get the text, who is left out and why, what it costs, and what three of them would read. The text is a template’s, or words of one’s own by the same rules. At most 50 of them an agent within 24 hours (PE-6).',
  roles: ['agent'],
  parameters: teamParameters,
  body: z
    .object({
      templateId: templateIdSchema.optional(),
      body: bodySchema.optional(),
      audience: audienceSchema().default({}),
    })
    .refine(({ templateId, body }) => templateId !== undefined || body !== undefined, {
      path: ['body'],
      error: 'must be there, or `templateId`',
      params: { fault: 'missing' },
    })
    .refine(({ templateId, body }) => templateId === undefined || body === undefined, {
      path: ['body'],
      error: 'comes from the template: leave one of them out',
      params: { fault: 'not-here' },
    })
    .meta({
      id: 'NewBulkPreview',
      examples: [
        {
          body: 'Hi {ClientFirstName|there}, still looking in {City}?',
          audience: { side: 'buyer', hasReplied: true },
        },
      ],
    }),
  status: 200,
  outcome: 'The preview, which can be sent for 15 minutes.',
  answer: bulkPreviewSchema,
  problems: ['not-found', 'license-lapsed', 'audience-too-large', 'daily-limit-reached', ...bodyRefusals],
});

export const sendBulkText = describeRoute({
  method: 'POST',
  path: '/teams/{teamId}/bulk-texts',
  operationId: 'sendBulkText',
  section: 'Bulk texts',
  summary: 'Send a bulk text as it was previewed',
  description:
    'For whoever previewed it. The first 50 clients get it, and the rest from 15 minutes later on, unless more than 3 % of them ask for no more texts: then it is paused. The same preview sent again is the same bulk text. `audience-changed`: who gets it, how many parts it has or what it costs is not what was previewed; preview it again.',
  roles: ['agent'],
  parameters: teamParameters,
  body: z.object({ previewId: previewIdSchema }).meta({ id: 'NewBulkText' }),
  status: 201,
  outcome: 'It is being sent.',
  answer: z
    .object({ bulkId: bulkIdSchema })
    .meta({ id: 'StartedBulkText', examples: [{ bulkId: 'blk_4Ns8QmT2vXz1Kp9BwYc3' }] }),
  problems: [
    'not-found',
    'license-lapsed',
    'preview-expired',
    'audience-changed',
    'audience-empty',
    'sending-paused',
    'link-shortener',
    'spam-phrase',
    'audience-too-large',
  ],
});

export const listBulkTexts = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/bulk-texts',
  operationId: 'listBulkTexts',
  section: 'Bulk texts',
  summary: 'List bulk texts',
  description: 'Newest first. The lead reads all of the team’s, an agent their own.',
  roles: ['agent'],
  parameters: teamParameters,
  query: z.object({ cursor: cursorToMoment(/^blk_[\w-]{1,60}#[\w.-]{1,100}$/).optional() }),
  status: 200,
  outcome: 'One page of bulk texts.',
  answer: z
    .object({ bulkTexts: z.array(listedBulkSchema), cursor: nextCursor.optional() })
    .meta({ id: 'BulkTextPage' }),
  problems: ['not-found'],
});

export const readBulkText = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/bulk-texts/{bulkId}',
  operationId: 'readBulkText',
  section: 'Bulk texts',
  summary: 'Read what became of a bulk text',
  description: 'For the team’s lead and whoever sent it: its progress, then its report.',
  roles: ['agent'],
  parameters: bulkParameters,
  status: 200,
  outcome: 'The bulk text as it stands.',
  answer: bulkSchema,
  problems: ['not-found'],
});

export const cancelBulkText = describeRoute({
  method: 'POST',
  path: '/teams/{teamId}/bulk-texts/{bulkId}/cancel',
  operationId: 'cancelBulkText',
  section: 'Bulk texts',
  summary: 'Cancel a bulk text',
  description:
    'For the team’s lead and whoever sent it. What has not left is no longer sent. One of which nothing is left to send is done, and stays so; cancelled again, it is cancelled.',
  roles: ['agent'],
  parameters: bulkParameters,
  status: 200,
  outcome: 'Nothing more of it is sent.',
  answer: standing,
  problems: ['not-found'],
});

export const resumeBulkText = describeRoute({
  method: 'POST',
  path: '/teams/{teamId}/bulk-texts/{bulkId}/resume',
  operationId: 'resumeBulkText',
  section: 'Bulk texts',
  summary: 'Go on with a paused bulk text',
  description:
    'For the team’s lead alone. It goes on where it stopped, and is paused again when further clients ask for no more texts. One that isn’t paused stays as it is.',
  roles: ['agent'],
  parameters: bulkParameters,
  status: 200,
  outcome: 'It is being sent again.',
  answer: standing,
  answerExample: { bulkId: 'blk_4Ns8QmT2vXz1Kp9BwYc3', status: 'sending' },
  problems: ['not-found', 'license-lapsed'],
});
