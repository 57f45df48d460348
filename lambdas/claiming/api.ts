// The routes of claiming: referrals, inboxes, decline, reassignment, response times.
import * as z from 'zod';
import { agentIdSchema, teamIdSchema, teamParameters } from '../people/team.ts';
import { emailAddress } from '../platform/email-address.ts';
import { cursorToMoment } from '../platform/http/cursor.ts';
import { idempotencyHeaders } from '../platform/http/idempotency-key.ts';
import { describeRoute, describeRouteByCountry } from '../platform/http/route.ts';
import { leadRoutingSchema } from '../routing/lead-routing.ts';
import { longestPeriodDays, teamResponseSchema } from './offers/response-times.ts';
import { routingPreviewSchema } from './placing/preview-schema.ts';
import {
  areaSchema,
  kindSchema,
  newPriceRange,
  reasonInWords,
  referralIdSchema,
  referralParameters,
  sideSchema,
  sourceConsents,
  statusSchema,
} from './referral.ts';
import { clientName, ofOneCountry, referralNotes } from './source/correction-schema.ts';
import { referralPage, referralSchema, referralState } from './view/referral-schema.ts';

const maxOfferMinutes = 7 * 24 * 60;
const offerMinutes = z
  .int()
  .min(1)
  .max(maxOfferMinutes)
  .optional()
  .meta({
    description: 'How long the team may claim it. By default 60, for a warm transfer 2.',
    examples: [60],
  });

const mostTeams = 5;
const chainOfTeams = z
  .array(teamIdSchema)
  .min(1)
  .max(mostTeams)
  .superRefine((teamIds, context) => {
    const again = teamIds.findIndex((teamId, index) => teamIds.indexOf(teamId) !== index);
    if (again !== -1) {
      context.addIssue({
        code: 'custom',
        path: [again],
        message: 'must name each team once',
        params: { fault: 'team-twice' },
      });
    }
  })
  .optional()
  .meta({
    description: `Instead of \`teamId\`: up to ${mostTeams} teams in order. When the window of one ends, or its lead declines, the next is offered it with a window of its own.`,
    examples: [['tm_demo', 'tm_shore']],
    'x-instead-of': 'teamId',
  });

type Teams = { teamId?: string | undefined; teamIds?: readonly string[] | undefined };

/** RT-10: one team, or a chain. Said beside the faults of fields. */
const besideOthers = {
  when: ({ issues }: { issues: readonly { path?: readonly PropertyKey[] | undefined }[] }) =>
    issues.every(({ path = [] }) => path.length > 0),
};
const oneOrMore = ({ teamId, teamIds }: Teams) => teamId === undefined || teamIds === undefined;
const notBoth = {
  path: ['teamIds'],
  error: 'must be left out where `teamId` is: send one of them',
  params: { fault: 'not-here' },
  ...besideOthers,
};
const isNamed = ({ teamId, teamIds }: Teams) => teamId !== undefined || teamIds !== undefined;
const notNamed = {
  path: ['teamId'],
  error: 'must be there, or `teamIds`',
  params: { fault: 'missing' },
  ...besideOthers,
};

const placedReferral = referralState.extend({
  returning: z
    .boolean()
    .optional()
    .meta({ description: 'An agent of the team had the client within 180 days.' }),
});

const listQuery = z.object({
  status: statusSchema.optional(),
  cursor: cursorToMoment(/^ref_[\w-]{1,60}(?:#\d{1,6})?$/).optional(),
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
        teamId: teamIdSchema.optional(),
        teamIds: chainOfTeams,
        side: sideSchema,
        kind: kindSchema.default('standard'),
        area: areaSchema().extend({ state }).superRefine(ofOneCountry).meta({ id: 'NewArea' }),
        priceRange: newPriceRange().optional(),
        notes: referralNotes.optional(),
        client: z
          .object({
            name: clientName,
            phone,
            email: emailAddress.optional(),
            ...sourceConsents(),
          })
          .meta({ id: 'NewClient' }),
        offerMinutes,
      })
      .refine(oneOrMore, notBoth)
      .refine(isNamed, notNamed)
      .meta({ id: 'NewReferral' })
      .transform(({ teamIds, teamId = teamIds?.[0] ?? '', ...asked }) => ({
        teamId,
        ...asked,
        ...(teamIds && teamIds.length > 1 && { teamIds }),
      })),
  status: 201,
  outcome:
    'The referral is offered to the team, or to the first of several, or claimed by the agent who has the client.',
  answer: placedReferral.meta({ id: 'CreatedReferral' }),
  problems: ['unknown-team', 'team-not-ready', 'idempotency-key-reused', 'consent-not-past'],
});

export const readReferral = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}',
  operationId: 'readReferral',
  section: 'Referrals',
  summary: 'Read a referral',
  description: 'Shows what the caller may see: before the claim, agents are not shown the client.',
  roles: ['agent', 'source', 'admin'],
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
  query: listQuery.extend({
    claimable: z
      .literal('true')
      .optional()
      .meta({ description: 'Only what the agent can claim now.', examples: ['true'] }),
  }),
  status: 200,
  outcome: 'One page of referrals.',
  answer: referralPage,
  problems: ['not-found'],
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
  problems: ['not-found', 'already-claimed', 'referral-returned', 'license-lapsed'],
});

export const reassignReferral = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/reassign',
  operationId: 'reassignReferral',
  section: 'Referrals',
  summary: 'Hand a claimed referral to a teammate',
  description:
    'For its owner or the team’s lead. Access and the conversation go with it, and so do all other claimed referrals by which its owner has the same client in the team: no two agents of a team text one client. `handedOver` names them all.',
  roles: ['agent'],
  parameters: referralParameters,
  body: z.object({ agentId: agentIdSchema }).meta({ id: 'Reassignment' }),
  status: 200,
  outcome: 'The teammate owns the referral.',
  answer: referralState.extend({ agentId: agentIdSchema, handedOver: z.array(referralIdSchema) }).meta({
    id: 'ReassignedReferral',
    examples: [
      {
        referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb',
        status: 'claimed',
        agentId: 'agt_05',
        handedOver: ['ref_5Jx2QmV8aK3nR7tW1zYb'],
      },
    ],
  }),
  problems: ['not-found', 'not-claimed', 'unknown-agent', 'license-lapsed'],
});

export const removeAgent = describeRoute({
  method: 'DELETE',
  path: '/teams/{teamId}/agents/{agentId}',
  operationId: 'removeAgent',
  section: 'Teams',
  summary: 'Take an agent out of the team',
  description:
    'For administrators and the team’s lead. At once they can’t sign in, claim or be told anything; what they own goes to `handTo`, or to the lead. Asked again, it answers the same.',
  roles: ['admin', 'agent'],
  parameters: teamParameters.extend({ agentId: agentIdSchema }),
  query: z.object({
    handTo: agentIdSchema
      .optional()
      .meta({ description: 'A licensed agent of the team, who gets the clients. The lead when left out.' }),
  }),
  status: 200,
  outcome: 'They have left.',
  answer: z
    .object({ handedOver: z.int().meta({ description: 'Referrals that were theirs.', examples: [12] }) })
    .meta({ id: 'RemovedAgent' }),
  problems: ['not-found', 'leads-team', 'unknown-agent'],
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
  body: z.object({ reason: reasonInWords() }).meta({ id: 'GivingBack' }),
  status: 200,
  outcome: 'The referral is the source’s again.',
  answer: referralState,
  problems: ['not-found', 'not-claimed', 'referral-returned', 'license-lapsed'],
});

export const withdrawReferral = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/withdraw',
  operationId: 'withdrawReferral',
  section: 'Referrals',
  summary: 'Take back a referral that is still offered',
  description:
    'Offered agents are told, but not the reason, which the source and the lead read. Withdrawn again, it stays as it was withdrawn first.',
  roles: ['source'],
  parameters: referralParameters,
  body: z.object({ reason: reasonInWords() }).meta({ id: 'Withdrawal' }),
  status: 200,
  outcome: 'Nobody can claim it anymore.',
  answer: referralState,
  answerExample: { referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb', status: 'returned' },
  problems: ['not-found', 'already-claimed', 'referral-returned'],
});

export const offerReferralAgain = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/offer-again',
  operationId: 'offerReferralAgain',
  section: 'Referrals',
  summary: 'Offer a returned referral again',
  description:
    'To the same team or another, or to several one after another, with a window of its own. Whoever claims it begins a new conversation. Send an Idempotency-Key to repeat the request safely: a retry is answered how the referral stands by then, also when it went back since. The body may be left out.',
  roles: ['source'],
  parameters: referralParameters,
  headers: idempotencyHeaders,
  body: z
    .object({
      teamId: teamIdSchema.optional().meta({
        description:
          'Left out with `teamIds`, it is the same team, or the same chain from its first team on.',
      }),
      teamIds: chainOfTeams,
      offerMinutes,
    })
    .refine(oneOrMore, notBoth)
    .meta({ id: 'OfferingAgain' })
    .optional(),
  status: 200,
  outcome: 'The referral is offered to the team, or claimed by the agent who has the client.',
  answer: placedReferral.meta({ id: 'ReferralOfferedAgain' }),
  answerExample: { referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb', status: 'offered' },
  problems: [
    'not-found',
    'already-claimed',
    'already-offered',
    'unknown-team',
    'team-not-ready',
    'idempotency-key-reused',
  ],
});

export const previewLeadRouting = describeRoute({
  method: 'POST',
  path: '/teams/{teamId}/lead-routing/preview',
  operationId: 'previewLeadRouting',
  section: 'Lead routing',
  summary: 'Preview settings on the last 30 days’ referrals',
  description:
    'For the team’s lead: who would have been offered each, by the settings of the body, as if it came now. Nothing is saved. Of a team with more than 3,000 the newest are looked at; `since` says from when.',
  roles: ['agent'],
  parameters: teamParameters,
  body: leadRoutingSchema.schema(),
  status: 200,
  outcome: 'How many each agent would have been offered, and what the fallback alone.',
  answer: routingPreviewSchema,
  problems: ['not-found', 'lead-routing-invalid'],
});

const wholeDays = {
  error: `must be whole days from 1 to ${longestPeriodDays}`,
  params: { fault: 'wrong-format' },
};

export const readResponseTimes = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/response-times',
  operationId: 'readResponseTimes',
  section: 'Lead routing',
  summary: 'Read how quickly a team responds',
  description:
    'Over the last 30 days, or as many as are asked for; each agent is measured from their own notification. Median and p90 are exact.',
  roles: ['agent', 'source'],
  parameters: teamParameters,
  query: z.object({
    days: z
      .string()
      .regex(/^[1-9]\d?$/, wholeDays.error)
      .transform(Number)
      .refine((days) => days <= longestPeriodDays, wholeDays)
      .optional()
      .meta({ description: 'How many days to look back, 30 by default.', examples: [7] }),
  }),
  status: 200,
  outcome: 'Counts and times of the team and each of its agents.',
  answer: teamResponseSchema,
  problems: ['not-found'],
});
