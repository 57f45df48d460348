// A message between agent and client, as it is kept and as it is shown.
import * as z from 'zod';
import { type Race, referralIdSchema } from '../claiming/referral.ts';
import { itemBrand } from '../people/brand.ts';
import { agentIdSchema, teamIdSchema } from '../people/team.ts';
import { instant } from '../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../platform/lazily.ts';
import { automatedSchema } from './automated/automated.ts';

/** What became of an agent's message; `queued` until the outbox has looked at it. */
const deliverySchema = z
  .enum(['queued', 'held', 'sending', 'accepted', 'delivered', 'failed', 'refused', 'unconfirmed'])
  .meta({
    id: 'Delivery',
    description:
      '`held`: waits until `heldUntil`. `unconfirmed`: the carrier never said; it is not sent again.',
  });

export const messageIdSchema = z
  .string()
  .max(100)
  .meta({ id: 'MessageId', examples: ['msg_7Qn2LrT5vXz1Kp9BwYc3'] });

export const directionSchema = z.enum(['outbound', 'inbound']).meta({ id: 'Direction' });

const written = {
  referralId: referralIdSchema,
  messageId: messageIdSchema,
  body: z.string(),
  at: instant,
  encoding: z.enum(['GSM-7', 'UCS-2']).meta({ id: 'Encoding' }),
  segments: z.int().meta({ description: 'Of all that goes out, opt-out instructions included.' }),
};

export const agentsMessageSchema = z.object({
  ...written,
  direction: z.literal('outbound'),
  agentId: agentIdSchema.meta({
    description:
      'The agent who wrote it. Of an automated text, in whose name it goes; of a greeting, the lead.',
  }),
  automated: automatedSchema.optional(),
  /** What was typed, where something stands in front of it, and whom it has to name if it is the first that the client gets (TX-8). */
  typed: z.string().optional(),
  introduction: z.object({ agentName: z.string(), brand: z.string() }).optional(),
  /** TX-5. */
  appended: z
    .string()
    .optional()
    .meta({ description: 'The opt-out instructions that went out behind the body.' }),
  delivery: deliverySchema,
  /** TX-16. */
  heldUntil: instant.optional().meta({
    description: 'When a held text goes out: until then it is quiet hours where the client may be.',
  }),
  /** Of an automated text: it waits until `notBefore`, and is not sent from `staleAt` on. */
  notBefore: instant.optional(),
  staleAt: instant.optional(),
  /** When that was noted last, and when the carrier was last given it. */
  deliveryAt: instant.optional(),
  givenAt: instant.optional(),
});
export type AgentsMessage = z.infer<typeof agentsMessageSchema>;

/** CO-16: whether the client asked for no more texts. `open`: the owner is asked; it counts as no reply until they answer. */
export const askedToStopSchema = z.enum(['open', 'yes', 'no']).meta({
  id: 'AskedToStop',
  description:
    'The message may ask for no more texts. `open`: the owner or the lead is asked; `yes` and `no`: as they answered, or `yes` as its words say.',
});

export const clientsMessageSchema = lazily(() =>
  z.object({
    ...written,
    direction: z.literal('inbound'),
    delivery: z.literal('received'),
    /** TX-15 */
    automatic: z.literal(true).optional().meta({
      description:
        'Written by the client’s phone or office by itself: a reaction, an automatic reply, a delivery notice.',
    }),
    /** TX-3 */
    blank: z.literal(true).optional().meta({
      description:
        'Nothing in it can be seen: it counts as no reply. A picture without words has an empty body instead.',
    }),
    askedToStop: askedToStopSchema.optional(),
    /** Our number that it came to, where that may be evidence. */
    to: z.string().optional(),
    /** In whose name that number texts (PE-1). */
    brand: itemBrand,
    /** Who answered the question last, and when; nobody did where the words alone were clear. */
    answeredBy: z.object({ teamId: teamIdSchema, agentId: agentIdSchema }).optional(),
    answeredAt: instant.optional(),
  }),
);
export type ClientsMessage = z.infer<ReturnType<typeof clientsMessageSchema>>;

export const messageSchema = itemSchema(() =>
  z.discriminatedUnion('direction', [agentsMessageSchema, clientsMessageSchema()]),
);
export type Message = ItemOf<typeof messageSchema>;

/** Undefined for what a client wrote. */
export function ofAgent(message: Message | undefined): AgentsMessage | undefined {
  return message?.direction === 'outbound' ? message : undefined;
}

/** True for an agent's text that the carrier was not given yet. */
export function isWaiting({ delivery }: Message): boolean {
  return delivery === 'queued' || delivery === 'held';
}

/** A place in a conversation: `<at>#<message id>`; what a cursor means. */
export type ConversationPlace = string;

/** A message's place in its conversation. */
export function placeOf({ at, messageId }: Pick<Message, 'at' | 'messageId'>): ConversationPlace {
  return `${at}#${messageId}`;
}

/** Behind all that was written by `at`. */
export function endOf(at: string): ConversationPlace {
  return `${at}#~`;
}

/** Within this time after the claim the same words, sent without an Idempotency-Key, are the claiming text repeated. */
const repeatSeconds = 600;

/** True for what the client wrote as an answer: something to read, or a picture; no machine's (TX-15), and no wish for no more texts, as far as is known (CO-16). */
export function isReply({ automatic, blank, askedToStop }: ClientsMessage): boolean {
  return !automatic && !blank && (askedToStop === undefined || askedToStop === 'no');
}

/** True for a message that was with the client by `at`, as far as is known: who answers then, answers one of these (TX-6). */
export function hadArrived({ delivery, givenAt }: AgentsMessage, at: string): boolean {
  const isWithThem = delivery === 'sending' || delivery === 'accepted' || delivery === 'delivered';
  return isWithThem && givenAt !== undefined && givenAt <= at;
}

/** `at`, or the first moment after the `earlier` ones: texts of one instant keep their order. */
export function afterAll(at: string, ...earlier: readonly (string | undefined)[]): string {
  const latest = Math.max(...earlier.map((each) => (each === undefined ? 0 : Date.parse(each))));
  return new Date(Math.max(Date.parse(at), latest + 1)).toISOString();
}

/** True when `text` only repeats the text that claimed (CL-3). */
export function isSameText(
  claim: { text?: string | undefined; at: string },
  text: string,
  now: Date,
): boolean {
  return claim.text === text && now.getTime() - Date.parse(claim.at) <= repeatSeconds * 1000;
}

/** CL-15: the message of an act in a round. A key that was used in an earlier round stands for another text in this one. */
export function messageIdOf(actId: string, round: number | undefined): string {
  return round === undefined ? actId : `${actId}-${round}`;
}

/** An id as `newId` and `derivedId` make them, which may itself end in any way, and the round behind it. */
const idOfRound = /^[a-z]+_[A-Za-z0-9_-]{20}-(\d+)$/;

/** Whether a message is of the round that `race` is in: nothing is older than the first. */
export function isOfRound(messageId: string, { round }: Pick<Race, 'round'>): boolean {
  return round === undefined || idOfRound.exec(messageId)?.[1] === String(round);
}
