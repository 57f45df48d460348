// The route of delivery: why a text to a client was sent, held or refused.
import { referralParameters } from '../claiming/referral.ts';
import { describeRoute } from '../platform/route.ts';
import { messageIdSchema } from '../texting/message.ts';
import { explanationSchema } from './explain.ts';

export const explainMessage = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/messages/{messageId}/explain',
  operationId: 'explainMessage',
  section: 'Messages',
  summary: 'Explain what became of a text',
  description:
    'Says why it was sent, held or refused, and why the opt-out instructions were appended or not. For the owner and the lead.',
  roles: ['agent'],
  parameters: referralParameters.extend({ messageId: messageIdSchema }),
  status: 200,
  outcome: 'The reasons, as stable codes and in words.',
  answer: explanationSchema,
  problems: ['not-found'],
});
