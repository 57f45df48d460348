// The routes of claiming: referrals, inboxes, decline, reassignment, response times.
import type { CountryCode } from 'libphonenumber-js/min';
import * as z from 'zod';
import { chosenId } from '../people/team.ts';
import { cursorTo } from '../platform/cursor.ts';
import { phoneNumberOf } from '../platform/phone-number.ts';
import { describeRoute, nothing } from '../platform/route.ts';
import { responseSchema } from './offers/response-times.ts';
import {
  areaSchema,
  claimedBy,
  kindSchema,
  priceRangeSchema,
  returnReason,
  sideSchema,
  textConsentSchema,
} from './referral.ts';

const maxOfferMinutes = 7 * 24 * 60;

export const statusSchema = z.enum(['offered', 'claimed', 'returned']);

/** Ids that Dibs gave; anything else is simply not found. */
export const referralParameters = z.object({ referralId: z.string().max(100) });

/** Retries of one request carry the same key and are carried out once. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z.string().trim().min(1).max(255).optional(),
});

const referralAnswer = z.object({
  referralId: z.string(),
  teamId: z.string(),
  status: statusSchema,
  side: sideSchema,
  kind: kindSchema,
  area: areaSchema,
  priceRange: priceRangeSchema.optional(),
  notes: z.string().optional(),
  textingPreferred: z.boolean(),
  clientOptedOut: z.boolean().optional(),
  repliedAt: z.string().optional(),
  unread: z.boolean().optional(),
  createdAt: z.string(),
  offerUntil: z.string(),
  /** A lead also reads what others are offered. */
  offeredToMe: z.boolean().optional(),
  declinedByMe: z.boolean().optional(),
  client: z
    .object({ name: z.string(), phone: z.string().optional(), email: z.string().optional() })
    .optional(),
  claim: z.object({ agentId: z.string(), name: z.string(), by: claimedBy, at: z.string() }).optional(),
  returned: z.object({ reason: returnReason, at: z.string() }).optional(),
});

const listQuery = z.object({
  status: statusSchema.optional(),
  cursor: cursorTo(/^[0-9TZ:.-]{20,30}#ref_[\w-]{1,60}$/).optional(),
});
const listAnswer = z.object({ referrals: z.array(referralAnswer), cursor: z.string().optional() });

/** Phone numbers are checked against the countries that the stage serves. */
export const createReferral = (countries: readonly CountryCode[]) =>
  describeRoute({
    method: 'POST',
    path: '/referrals',
    summary: 'Offers a new client to a team. Idempotent on the Idempotency-Key header.',
    roles: ['source'],
    parameters: nothing,
    query: nothing,
    headers: idempotencyHeaders,
    body: z.object({
      teamId: chosenId,
      side: sideSchema,
      kind: kindSchema.default('standard'),
      area: areaSchema,
      priceRange: priceRangeSchema.optional(),
      notes: z.string().trim().max(2000).optional(),
      client: z.object({
        name: z.string().trim().min(1).max(100),
        phone: phoneNumberOf(countries),
        email: z.email().max(254).optional(),
        textConsent: textConsentSchema.optional(),
      }),
      offerMinutes: z.int().min(1).max(maxOfferMinutes).optional(),
    }),
    status: 201,
    answer: z.object({ referralId: z.string(), status: statusSchema }),
    problems: ['unknown-team', 'team-not-ready', 'idempotency-key-reused'],
  });

export const readReferral = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}',
  summary: 'A referral, as far as the reader may see it.',
  roles: ['agent', 'source'],
  parameters: referralParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: referralAnswer,
  problems: ['not-found'],
});

export const listMyReferrals = describeRoute({
  method: 'GET',
  path: '/me/referrals',
  summary: "The agent's offers and referrals, newest first.",
  roles: ['agent'],
  parameters: nothing,
  query: listQuery,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: listAnswer,
  problems: [],
});

export const readChanges = describeRoute({
  method: 'GET',
  path: '/me/changes',
  summary:
    'Another answer than before when anything changed that the agent may see: ask often, and for the rest only then.',
  roles: ['agent'],
  parameters: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({ changeToken: z.string() }),
  problems: [],
});

export const listTeamReferrals = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/referrals',
  summary: "The team's referrals, newest first.",
  roles: ['agent'],
  parameters: z.object({ teamId: chosenId }),
  query: listQuery,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: listAnswer,
  problems: ['not-found'],
});

export const declineReferral = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/decline',
  summary: "Takes the agent out; the lead's decline closes the referral for the team.",
  roles: ['agent'],
  parameters: referralParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({ referralId: z.string(), status: statusSchema }),
  problems: ['not-found', 'already-claimed', 'referral-returned'],
});

export const reassignReferral = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/reassign',
  summary: 'Hands a claimed referral to another agent of the team.',
  roles: ['agent'],
  parameters: referralParameters,
  query: nothing,
  headers: nothing,
  body: z.object({ agentId: chosenId }),
  status: 200,
  answer: z.object({ referralId: z.string(), status: statusSchema, agentId: z.string() }),
  problems: ['not-found', 'not-claimed', 'unknown-agent'],
});

export const readResponseTimes = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/response-times',
  summary: 'Notified to claimed over the last 30 days, per agent and team.',
  roles: ['agent', 'source'],
  parameters: z.object({ teamId: chosenId }),
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({
    from: z.string(),
    to: z.string(),
    team: responseSchema,
    agents: z.array(responseSchema.extend({ agentId: z.string(), name: z.string() })),
  }),
  problems: ['not-found'],
});
