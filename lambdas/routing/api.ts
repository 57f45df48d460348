// The routes of routing: who on a team is offered referrals.
import * as z from 'zod';
import { teamParameters } from '../people/team.ts';
import { ifMatchHeaders } from '../platform/http/etag.ts';
import { describeRoute } from '../platform/http/route.ts';
import { leadRoutingSchema, pauseEnd } from './lead-routing.ts';

export const readLeadRouting = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/lead-routing',
  operationId: 'readLeadRouting',
  section: 'Lead routing',
  summary: 'Read who is offered referrals',
  description: 'For the team’s lead.',
  roles: ['agent'],
  parameters: teamParameters,
  status: 200,
  outcome: 'The settings.',
  isVersioned: true,
  answer: leadRoutingSchema.schema(),
  problems: ['not-found'],
});

export const saveLeadRouting = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}/lead-routing',
  operationId: 'saveLeadRouting',
  section: 'Lead routing',
  summary: 'Change who is offered referrals',
  description:
    'For the team’s lead. A member’s rule may name states, cities or postal codes and a price range; what matches no member goes to the fallback. Settings that break a rule are refused as a whole; `errors` names each rule that they break. With `If-Match`, nothing that somebody else saved meanwhile is lost.',
  roles: ['agent'],
  parameters: teamParameters,
  headers: ifMatchHeaders,
  body: leadRoutingSchema.schema(),
  status: 200,
  outcome: 'The settings as saved.',
  isVersioned: true,
  answer: leadRoutingSchema.schema(),
  problems: ['not-found', 'changed-meanwhile', 'lead-routing-invalid', 'license-lapsed'],
});

const ownRouting = z
  .object({
    state: z.enum(['receiving', 'paused', 'fallback', 'not-a-member']).meta({
      description: '`fallback`: offered every referral, and can’t be paused.',
    }),
    pausedUntil: pauseEnd.optional(),
    pausedBy: z.enum(['agent', 'lead']).optional(),
  })
  .meta({
    id: 'OwnRouting',
    examples: [{ state: 'paused', pausedUntil: '2026-03-16', pausedBy: 'agent' }],
  });

export const readOwnPause = describeRoute({
  method: 'GET',
  path: '/me/pause',
  operationId: 'readOwnPause',
  section: 'Lead routing',
  summary: 'Read whether one is paused',
  roles: ['agent'],
  status: 200,
  outcome: 'How the agent stands in lead routing.',
  answer: ownRouting,
  problems: ['not-found'],
});

export const pauseSelf = describeRoute({
  method: 'PUT',
  path: '/me/pause',
  operationId: 'pauseSelf',
  section: 'Lead routing',
  summary: 'Pause oneself until a date',
  description:
    'No new referral is offered until then; open offers and claimed clients stay. The lead sees who paused. The fallback agent can’t pause.',
  roles: ['agent'],
  body: z.object({ until: pauseEnd }).meta({ id: 'OwnPause', examples: [{ until: '2026-03-16' }] }),
  status: 200,
  outcome: 'The agent is paused.',
  answer: ownRouting,
  problems: ['not-found', 'not-a-member', 'fallback-not-pausable', 'paused-by-lead'],
});

export const endPause = describeRoute({
  method: 'DELETE',
  path: '/me/pause',
  operationId: 'endPause',
  section: 'Lead routing',
  summary: 'Come back from a pause early',
  description: 'Of a pause that the agent began; the lead ends one that the lead began.',
  roles: ['agent'],
  status: 200,
  outcome: 'New referrals are offered again.',
  answer: ownRouting,
  answerExample: { state: 'receiving' },
  problems: ['not-found', 'not-a-member', 'fallback-not-pausable', 'paused-by-lead'],
});
