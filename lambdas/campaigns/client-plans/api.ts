// The routes of a client's plan: who is on which, and how far (CP-3, CP-4).
import * as z from 'zod';
import { referralParameters } from '../../claiming/referral.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { instant } from '../../platform/instant.ts';
import { planIdSchema } from '../../texting/automated/automated.ts';
import { agentsMessageSchema, messageIdSchema } from '../../texting/message.ts';
import { fieldNames } from '../../texting/wording/fields.ts';
import { mostSteps } from '../plans/plan.ts';
import { skipReason, stopReason } from './client-plan.ts';
import { holdSchema, waitMeaning, waitSchema } from './forecast.ts';

const stepOfClient = z
  .object({
    step: z.int().meta({ description: 'From 1 on.', examples: [2] }),
    day: z.int().meta({ examples: [15] }),
    at: instant.optional().meta({
      description:
        'When it was sent, left out or given up as too late, or goes out if nothing changes, after quiet hours and other texts. Of one that is held: when it was its turn. Of one with `leftOut`: when it is left out.',
    }),
    state: z.enum(['sent', 'skipped', 'next', 'waiting', 'stopped']),
    reason: z
      .enum([...skipReason.options, ...holdSchema.options])
      .optional()
      .meta({
        description:
          'Why it was left out, or would be if nothing changes: what is not known, no free number, or an unanswered question whether the client wants no more texts.',
      }),
    waits: waitSchema.optional().meta({ description: waitMeaning }),
    leftOut: z.literal(true).optional().meta({
      description: 'As things stand it is not sent: it would have to wait longer than three days.',
    }),
    missing: z.array(z.enum(fieldNames)).optional().meta({ description: 'What is not known of the client.' }),
    messageId: messageIdSchema.optional(),
    delivery: agentsMessageSchema.shape.delivery.optional(),
    heldUntil: instant.optional().meta({
      description: 'When a held text goes out; with `leftOut`: until when it waits.',
    }),
  })
  .meta({ id: 'ClientPlanStep' });

const clientPlan = z
  .object({
    planId: planIdSchema,
    name: z.string().meta({ examples: ['Long-term buyers'] }),
    state: z.enum(['running', 'stopped', 'done']),
    reason: stopReason.optional(),
    stoppedAt: instant.optional(),
    nextAt: instant.optional().meta({
      description:
        'When the next text goes out if nothing changes: by the steps, quiet hours and what the client had of other automated texts (CP-9). A bulk text on its way is not foreseen.',
    }),
    sent: z.int().meta({
      description: 'How many steps were sent: those that are held or were refused don’t count.',
      examples: [1],
    }),
    since: instant,
    startedBy: z.enum(['claim', 'owner', 'lead']),
    steps: z.array(stepOfClient),
  })
  .meta({ id: 'ClientPlan' });

export const readClientPlan = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/plan',
  operationId: 'readClientPlan',
  section: 'Plans',
  summary: 'Read a client’s plan',
  description: 'For the owner and the team’s lead: the plan that the client is on, or was on last.',
  roles: ['agent'],
  parameters: referralParameters,
  status: 200,
  outcome: 'How far the client is.',
  answer: clientPlan,
  problems: ['not-found', 'no-plan'],
});

export const putOnPlan = describeRoute({
  method: 'PUT',
  path: '/referrals/{referralId}/plan',
  operationId: 'putOnPlan',
  section: 'Plans',
  summary: 'Put a client on a plan',
  description:
    'For the owner and the team’s lead. Texts go in the owner’s name, to clients who agreed to automated texts. One plan at a time; the same again changes nothing. `fromStep`: goes on from there, that step’s day being today.',
  roles: ['agent'],
  parameters: referralParameters,
  body: z
    .object({
      planId: planIdSchema,
      fromStep: z
        .int()
        .min(1)
        .max(mostSteps)
        .optional()
        .meta({ examples: [3] }),
    })
    .meta({ id: 'PlanToBeOn' }),
  status: 200,
  outcome: 'The client is on the plan.',
  answer: clientPlan,
  problems: [
    'not-found',
    'not-claimed',
    'license-lapsed',
    'owner-license-lapsed',
    'unknown-plan',
    'on-another-plan',
    'automated-not-covered',
    'text-consent-missing',
    'client-opted-out',
    'invalid-request',
  ],
});

export const takeOffPlan = describeRoute({
  method: 'DELETE',
  path: '/referrals/{referralId}/plan',
  operationId: 'takeOffPlan',
  section: 'Plans',
  summary: 'Stop a client’s plan',
  description: 'For the owner and the team’s lead. Nothing of it is sent anymore.',
  roles: ['agent'],
  parameters: referralParameters,
  status: 200,
  outcome: 'The plan has stopped.',
  answer: clientPlan,
  problems: ['not-found', 'not-claimed', 'license-lapsed', 'no-plan'],
});
