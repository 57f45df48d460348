// The route of delivery: why a text to a client was sent, held or refused.
import * as z from 'zod';
import { describeRoute, nothing } from '../platform/route.ts';
import { explanationSchema } from './explain.ts';

export const explainMessage = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/messages/{messageId}/explain',
  summary: 'Why a text was sent, held or refused, and why it carries the opt-out instructions or not.',
  roles: ['agent'],
  parameters: z.object({ referralId: z.string().max(100), messageId: z.string().max(100) }),
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: explanationSchema,
  problems: ['not-found'],
});
