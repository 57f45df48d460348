// The routes of delivery: why a text to a client was sent, held or refused, and what would become of the next one.
import * as z from 'zod';
import { referralParameters } from '../claiming/referral.ts';
import { describeRoute } from '../platform/http/route.ts';
import { phoneNumber } from '../platform/phones/recorded-number.ts';
import { messageIdSchema } from '../texting/message.ts';
import { explanationSchema } from './explaining/explain.ts';
import { nextTextSchema } from './explaining/next-text-answer.ts';

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

export const readNextText = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/next-text',
  operationId: 'readNextText',
  section: 'Messages',
  summary: 'Say what would become of the next text',
  description:
    'Before it is sent: whom it has to name, whether opt-out instructions will be appended, and when it goes or why not. Decided by what decides about the text itself. For the owner, and for an agent who may claim by a first text.',
  roles: ['agent'],
  parameters: referralParameters,
  status: 200,
  outcome: 'What would happen to a text that is sent now.',
  answer: nextTextSchema,
  problems: ['not-found'],
});

export const sendTestText = describeRoute({
  method: 'POST',
  path: '/me/test-text',
  operationId: 'sendTestText',
  section: 'Profile',
  summary: 'Text oneself, to see that texts arrive',
  description:
    'A lead alert like any other: it needs text alerts to be on, goes through the gate, and may be held by it. At most 5 within 24 hours.',
  roles: ['agent'],
  status: 202,
  outcome: 'The text is on its way.',
  answer: z.object({ to: phoneNumber, from: phoneNumber }).meta({ id: 'TestText' }),
  problems: ['not-found', 'license-lapsed', 'phone-missing', 'text-alerts-off', 'daily-limit-reached'],
});
