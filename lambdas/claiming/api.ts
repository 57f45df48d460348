// The routes of claiming: referrals, inboxes, decline, reassignment, response times.
import * as z from 'zod';
import { agentIdSchema, teamIdSchema, teamParameters } from '../people/team.ts';
import { cursorTo } from '../platform/cursor.ts';
import { emailAddress } from '../platform/email-address.ts';
import { idempotencyHeaders } from '../platform/idempotency-key.ts';
import { describeRoute, describeRouteByCountry } from '../platform/route.ts';
import { manyLines, oneLine } from '../platform/text.ts';
import { teamResponseSchema } from './offers/response-times.ts';
import {
  areaSchema,
  kindSchema,
  priceRangeSchema,
  reasonInWords,
  referralParameters,
  sideSchema,
  sourceConsents,
  statusSchema,
} from './referral.ts';
import { referralPage, referralSchema, referralState } from './view/referral-schema.ts';

const maxOfferMinutes = 7 * 24 * 60;

const listQuery = z.object({
  status: statusSchema.optional(),
  cursor: cursorTo(/^[0-9TZ:.-]{20,30}#ref_[\w-]{1,60}$/).optional(),
});

export const createReferral = describeRouteByCountry({
  method: 'POST',
  path: '/referrals',
  operationId: 'createReferral',
  section: 'Referrals',
  summary: 'Offer a new client to a team',
  description: 'Repeating a request with the same Idempotency-Key answers the referral that it created.',
  roles: ['source'],
  headers: idempotencyHeaders,
  bodyWith: (phone, state) =>
    z
      .object({
        teamId: teamIdSchema,
        side: sideSchema,
        kind: kindSchema.default('standard'),
        area: areaSchema.extend({ state }).meta({ id: 'NewArea' }),
        priceRange: priceRangeSchema.optional(),
        notes: manyLines(2000)
          .optional()
          .meta({ examples: ['Wants a garden.'] }),
        client: z
          .object({
            name: oneLine(100).meta({ examples: ['Clara Client'] }),
            phone,
            email: emailAddress.optional(),
            ...sourceConsents,
          })
          .meta({ id: 'NewClient' }),
        offerMinutes: z
          .int()
          .min(1)
          .max(maxOfferMinutes)
          .optional()
          .meta({
            description: 'How long the team may claim it. By default 60, for a warm transfer 2.',
            examples: [60],
          }),
      })
      .meta({ id: 'NewReferral' }),
  status: 201,
  outcome: 'The referral is offered to the team.',
  answer: referralState,
  problems: ['unknown-team', 'team-not-ready', 'idempotency-key-reused', 'consent-not-past'],
});

export const readReferral = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}',
  operationId: 'readReferral',
  section: 'Referrals',
  summary: 'Read a referral',
  description: 'Shows what the caller may see: before the claim, agents are not shown the client.',
  roles: ['agent', 'source'],
  parameters: referralParameters,
  status: 200,
  outcome: 'The referral.',
  answer: referralSchema,
  problems: ['not-found'],
});

export const listMyReferrals = describeRoute({
  method: 'GET',
  path: '/me/referrals',
  operationId: 'listMyReferrals',
  section: 'Referrals',
  summary: 'List the agent’s offers and referrals',
  description: 'Newest first.',
  roles: ['agent'],
  query: listQuery,
  status: 200,
  outcome: 'One page of referrals.',
  answer: referralPage,
  problems: [],
});

export const listTeamReferrals = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/referrals',
  operationId: 'listTeamReferrals',
  section: 'Referrals',
  summary: 'List the team’s referrals',
  description: 'Newest first. For the team’s lead.',
  roles: ['agent'],
  parameters: teamParameters,
  query: listQuery,
  status: 200,
  outcome: 'One page of referrals.',
  answer: referralPage,
  problems: ['not-found'],
});

export const declineReferral = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/decline',
  operationId: 'declineReferral',
  section: 'Referrals',
  summary: 'Decline an offer',
  description: 'The other agents may still claim it. When the lead declines, the whole team has.',
  roles: ['agent'],
  parameters: referralParameters,
  status: 200,
  outcome: 'The agent is out.',
  answer: referralState,
  problems: ['not-found', 'already-claimed', 'referral-returned'],
});

export const reassignReferral = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/reassign',
  operationId: 'reassignReferral',
  section: 'Referrals',
  summary: 'Hand a claimed referral to a teammate',
  description: 'For its owner or the team’s lead. Access and the conversation go with it.',
  roles: ['agent'],
  parameters: referralParameters,
  body: z.object({ agentId: agentIdSchema }).meta({ id: 'Reassignment' }),
  status: 200,
  outcome: 'The teammate owns the referral.',
  answer: referralState.extend({ agentId: agentIdSchema }).meta({
    id: 'ReassignedReferral',
    examples: [{ referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb', status: 'claimed', agentId: 'agt_05' }],
  }),
  problems: ['not-found', 'not-claimed', 'unknown-agent'],
});

export const giveBackReferral = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/give-back',
  operationId: 'giveBackReferral',
  section: 'Referrals',
  summary: 'Give a claimed referral back to the source',
  description:
    'For its owner or the team’s lead. The source reads the reason; the client never does. The conversation ends.',
  roles: ['agent'],
  parameters: referralParameters,
  body: z.object({ reason: reasonInWords }).meta({ id: 'GivingBack' }),
  status: 200,
  outcome: 'The referral is the source’s again.',
  answer: referralState,
  problems: ['not-found', 'not-claimed', 'referral-returned'],
});

export const readResponseTimes = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/response-times',
  operationId: 'readResponseTimes',
  section: 'Lead routing',
  summary: 'Read how quickly a team responds',
  description: 'Over the last 30 days; each agent is measured from their own notification.',
  roles: ['agent', 'source'],
  parameters: teamParameters,
  status: 200,
  outcome: 'Counts and times of the team and each of its agents.',
  answer: teamResponseSchema,
  problems: ['not-found'],
});
