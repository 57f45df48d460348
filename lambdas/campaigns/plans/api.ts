// The routes of plans: what a team's clients get over months (CP-2).
import * as z from 'zod';
import { teamParameters } from '../../people/team.ts';
import { ifMatchHeaders } from '../../platform/http/etag.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { stepRefusals } from './plan.ts';
import { newPlan, planParameters, planPreview, previewQuery, shownPlan } from './schemas.ts';

export const listPlans = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/plans',
  operationId: 'listPlans',
  section: 'Plans',
  summary: 'List a team’s plans',
  description: 'For the agents of the team. By name, at most 50.',
  roles: ['agent'],
  parameters: teamParameters,
  status: 200,
  outcome: 'All plans of the team.',
  answer: z.object({ plans: z.array(shownPlan) }).meta({ id: 'Plans' }),
  problems: ['not-found'],
});

export const readPlan = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/plans/{planId}',
  operationId: 'readPlan',
  section: 'Plans',
  summary: 'Read a plan',
  description: 'For the agents of the team.',
  roles: ['agent'],
  parameters: planParameters,
  status: 200,
  outcome: 'The plan.',
  isVersioned: true,
  answer: shownPlan,
  problems: ['not-found'],
});

export const savePlan = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}/plans/{planId}',
  operationId: 'savePlan',
  section: 'Plans',
  summary: 'Write a plan',
  description:
    'For the team’s lead, who chooses its id. 1 to 20 steps, each on a later day than the one before, each with a template or a text of its own; `errors` names what can’t be saved. Who is on the plan already goes on by what it was when they began.',
  roles: ['agent'],
  parameters: planParameters,
  headers: ifMatchHeaders,
  body: newPlan,
  status: 200,
  outcome: 'The plan as saved.',
  isVersioned: true,
  answer: shownPlan,
  problems: [
    'not-found',
    'license-lapsed',
    'too-many-plans',
    'another-starts-with-claim',
    'changed-meanwhile',
    ...stepRefusals,
  ],
});

export const removePlan = describeRoute({
  method: 'DELETE',
  path: '/teams/{teamId}/plans/{planId}',
  operationId: 'removePlan',
  section: 'Plans',
  summary: 'Remove a plan',
  description:
    'For the team’s lead. Who is on it gets no more of it. One that the team’s greetings name stays until they name another, or none.',
  roles: ['agent'],
  parameters: planParameters,
  headers: ifMatchHeaders,
  status: 200,
  outcome: 'The plan is gone.',
  answer: planParameters.meta({ id: 'RemovedPlan' }),
  problems: ['not-found', 'license-lapsed', 'plan-of-greetings', 'changed-meanwhile'],
});

export const previewPlan = describeRoute({
  method: 'POST',
  path: '/teams/{teamId}/plans/{planId}/preview',
  operationId: 'previewPlan',
  section: 'Plans',
  summary: 'See what a silent client gets',
  description:
    'For the agents of the team: each step as a client reads it who begins now and never answers, in the caller’s name, and when it goes out where it has to wait. It is a client who gets no other automated texts; with `referralId` that client, with what they had. With a body, of a plan that is not saved; without one, of the plan as it is.',
  roles: ['agent'],
  parameters: planParameters,
  query: previewQuery,
  body: newPlan.optional(),
  status: 200,
  outcome: 'The texts, day by day.',
  answer: planPreview,
  problems: ['not-found', ...stepRefusals],
});
