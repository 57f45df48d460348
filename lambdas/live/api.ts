// The route of live: whether anything has changed.
import * as z from 'zod';
import { describeRoute } from '../platform/http/route.ts';

export const readChanges = describeRoute({
  method: 'GET',
  path: '/me/changes',
  operationId: 'readChanges',
  section: 'Profile',
  summary: 'Read the change token',
  description:
    'The token is a different one once anything has changed that the agent may see. Poll it, and fetch the rest only then.',
  roles: ['agent'],
  status: 200,
  outcome: 'The token of now.',
  answer: z.object({ changeToken: z.string().meta({ examples: ['48'] }) }).meta({ id: 'Changes' }),
  problems: ['not-found'],
});
