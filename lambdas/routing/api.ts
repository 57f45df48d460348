// The routes of routing: who is offered referrals.
import * as z from 'zod';
import { chosenId } from '../people/team.ts';
import { describeRoute, nothing } from '../platform/route.ts';
import { leadRoutingSchema } from './lead-routing.ts';

const teamParameters = z.object({ teamId: chosenId });

export const readLeadRouting = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/lead-routing',
  summary: 'Who is offered referrals.',
  roles: ['agent'],
  parameters: teamParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: leadRoutingSchema,
  problems: ['not-found'],
});

export const saveLeadRouting = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}/lead-routing',
  summary: 'Replaces who is offered referrals; refused as a whole when it breaks a rule.',
  roles: ['agent'],
  parameters: teamParameters,
  query: nothing,
  headers: nothing,
  body: leadRoutingSchema.extend({ members: leadRoutingSchema.shape.members.max(100) }),
  status: 200,
  answer: leadRoutingSchema,
  problems: ['not-found', 'lead-routing-invalid'],
});
