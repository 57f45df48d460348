// The routes of texting: the conversation between agent and client, and texts that found none.
import * as z from 'zod';
import { referralIdSchema, referralParameters } from '../claiming/referral.ts';
import { saidOptOut } from '../consent/opt-out.ts';
import { cursorToMoment, nextCursor } from '../platform/http/cursor.ts';
import { idempotencyHeaders } from '../platform/http/idempotency-key.ts';
import { describeRoute } from '../platform/http/route.ts';
import { instant, instantWithOffset } from '../platform/instant.ts';
import { anyNumber, phoneNumber } from '../platform/phones/recorded-number.ts';
import { agentsMessageSchema, clientsMessageSchema, messageIdSchema } from './message.ts';
import { bodySchema } from './wording/body-schema.ts';

const example = {
  direction: 'outbound' as const,
  messageId: 'msg_7Qn2LrT5vXz1Kp9BwYc3',
  agentId: 'agt_04',
  body: 'Hi Clara, shall we talk about the garden?',
  at: '2026-03-02T15:04:05.000Z',
  delivery: 'queued' as const,
  encoding: 'GSM-7' as const,
  segments: 1,
};

const outboundMessage = agentsMessageSchema
  .omit({
    referralId: true,
    deliveryAt: true,
    givenAt: true,
    typed: true,
    introduction: true,
    notBefore: true,
    staleAt: true,
  })
  .meta({ id: 'OutboundMessage', examples: [example] });

const message = z
  .discriminatedUnion('direction', [
    outboundMessage,
    clientsMessageSchema()
      .omit({ referralId: true, to: true, answeredBy: true, answeredAt: true })
      .meta({ id: 'InboundMessage' }),
  ])
  .meta({ id: 'Message', examples: [example] });

export const sendMessage = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/messages',
  operationId: 'sendMessage',
  section: 'Messages',
  summary: 'Text the client',
  description:
    'The first text claims the referral: both succeed or neither does. A retry with the same Idempotency-Key sends nothing twice.',
  roles: ['agent'],
  parameters: referralParameters,
  headers: idempotencyHeaders,
  body: z
    .object({
      body: bodySchema.meta({ examples: ['Hi Clara, shall we talk about the garden?'] }),
    })
    .meta({ id: 'NewMessage' }),
  status: 201,
  outcome: 'The text is queued, and the referral belongs to the agent.',
  answer: outboundMessage,
  problems: [
    'not-found',
    'already-claimed',
    'already-declined',
    'referral-returned',
    'offer-expired',
    'text-consent-missing',
    'client-opted-out',
    'no-number-free',
    'license-lapsed',
    'link-shortener',
    'spam-phrase',
    'unfilled-field',
    'idempotency-key-reused',
  ],
});

export const listMessages = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/messages',
  operationId: 'listMessages',
  section: 'Messages',
  summary: 'Read the conversation',
  description:
    'For the owner and the lead. `cursor` continues in the order that was asked for. While nobody has claimed, the lead reads the team’s greeting and what the client answers, with ••• in the place of name, phone and email.',
  roles: ['agent'],
  parameters: referralParameters,
  query: z.object({
    order: z.enum(['oldest', 'newest']).default('oldest').meta({ description: 'Which come first.' }),
    cursor: cursorToMoment(/^ms[gr]_[\w-]{1,60}$/).optional(),
  }),
  status: 200,
  outcome: 'One page of the conversation.',
  answer: z
    .object({ messages: z.array(message), cursor: nextCursor.optional() })
    .meta({ id: 'Conversation' }),
  problems: ['not-found'],
});

const readMark = z
  .object({ until: instantWithOffset })
  .meta({ id: 'ReadMark', examples: [{ until: '2026-03-02T15:04:05.000Z' }] });

export const markMessagesRead = describeRoute({
  method: 'PUT',
  path: '/referrals/{referralId}/messages/read',
  operationId: 'markMessagesRead',
  section: 'Messages',
  summary: 'Mark messages as read',
  description: 'For the owner, who has seen all messages up to an instant.',
  roles: ['agent'],
  parameters: referralParameters,
  body: readMark,
  status: 200,
  outcome: 'The messages are marked; an instant to come counts as now.',
  answer: readMark,
  problems: ['not-found'],
});

export const stopTexting = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/stop-texting',
  operationId: 'stopTexting',
  section: 'Messages',
  summary: 'Stop texts to the client',
  description:
    'For the owner and the lead, also without a license, when a client asks for it on a call, say. It counts like STOP; only START from the client’s phone undoes it. With a body, what the client said is kept as evidence: `at` is now and `how` `to-an-agent` unless they say otherwise.',
  roles: ['agent'],
  parameters: referralParameters,
  body: saidOptOut.partial().meta({ id: 'ClientsOptOut' }).optional(),
  status: 200,
  outcome: 'The client is texted no more.',
  answer: z
    .object({
      referralId: referralIdSchema,
      clientOptedOut: z
        .boolean()
        .meta({ description: 'False when the client has texted START after `at`.', examples: [true] }),
    })
    .meta({ id: 'StoppedTexting' }),
  problems: ['not-found'],
});

export const answerAskedToStop = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/messages/{messageId}/asked-to-stop',
  operationId: 'answerAskedToStop',
  section: 'Messages',
  summary: 'Say whether the client asked for no more texts',
  description:
    'For the owner and the lead, about a message with `askedToStop`. `yes` counts like the client’s STOP, with the message as evidence, and is final: only START from their phone undoes it. `no` can still become `yes`. The same answer again changes nothing.',
  roles: ['agent'],
  parameters: referralParameters.extend({ messageId: messageIdSchema }),
  body: z
    .object({ answer: z.enum(['yes', 'no']) })
    .meta({ id: 'AskedToStopAnswer', examples: [{ answer: 'yes' }] }),
  status: 200,
  outcome: 'The answer is kept; after `yes` the client is texted no more.',
  answer: z
    .object({ referralId: referralIdSchema, messageId: messageIdSchema, askedToStop: z.enum(['yes', 'no']) })
    .meta({ id: 'AnsweredAskedToStop' }),
  problems: ['not-found', 'client-opted-out', 'license-lapsed'],
});

export const listUnmatchedTexts = describeRoute({
  method: 'GET',
  path: '/numbers/{e164}/unmatched-texts',
  operationId: 'listUnmatchedTexts',
  section: 'Numbers',
  summary: 'List a phone’s unmatched texts',
  description: 'Texts from the phone that belong to no conversation, newest first.',
  roles: ['admin'],
  parameters: z.object({ e164: anyNumber }),
  query: z.object({ cursor: cursorToMoment(/^.{1,200}$/).optional() }),
  status: 200,
  outcome: 'One page of texts.',
  answer: z
    .object({
      texts: z.array(
        z
          .object({
            to: phoneNumber,
            body: z.string().meta({ examples: ['Is this still the right number?'] }),
            at: instant,
            program: z.string().meta({ examples: ['introductions'] }),
          })
          .meta({ id: 'UnmatchedText' }),
      ),
      cursor: nextCursor.optional(),
    })
    .meta({ id: 'UnmatchedTexts' }),
  problems: [],
});
