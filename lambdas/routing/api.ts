// The routes of routing: who on a team is offered referrals.
import { teamParameters } from '../people/team.ts';
import { ifMatchHeaders } from '../platform/http/etag.ts';
import { describeRoute } from '../platform/http/route.ts';
import { leadRoutingSchema } from './lead-routing.ts';

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
  answer: leadRoutingSchema,
  problems: ['not-found'],
});

export const saveLeadRouting = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}/lead-routing',
  operationId: 'saveLeadRouting',
  section: 'Lead routing',
  summary: 'Change who is offered referrals',
  description:
    'For the team’s lead. Settings that break a rule are refused as a whole; `errors` names each rule that they break. With `If-Match`, nothing that somebody else saved meanwhile is lost.',
  roles: ['agent'],
  parameters: teamParameters,
  headers: ifMatchHeaders,
  body: leadRoutingSchema,
  status: 200,
  outcome: 'The settings as saved.',
  isVersioned: true,
  answer: leadRoutingSchema,
  problems: ['not-found', 'changed-meanwhile', 'lead-routing-invalid', 'license-lapsed'],
});
