// A referral's conversation in the table: each message once, in the order of time.
import * as z from 'zod';
import { obstacleToTexts } from '../claiming/claim.ts';
import { areTextsWelcome } from '../claiming/numbers/texts-welcome.ts';
import { raceSchema, type Talk, talkSchema } from '../claiming/referral.ts';
import { introductions } from '../consent/program.ts';
import { openQuestionWrite } from '../consent/words/open-question-store.ts';
import { type ItemOf, itemSchema } from '../platform/lazily.ts';
import type { Act } from '../platform/table/act.ts';
import { keys, prefixes } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { isNew, setExpression, type Update, type Write } from '../platform/table/table-requests.ts';
import type { Adding } from './add-message.ts';
import {
  type AgentsMessage,
  type ClientsMessage,
  type ConversationPlace,
  clientsMessageSchema,
  type Message,
  messageSchema,
  placeOf,
} from './message.ts';
import type { SentText } from './new-message.ts';

const pageSize = 100;
/** Messages that are looked at in one go for the last one of an agent's. */
const lookBack = 25;
/** Such goes. Who wrote that much without an answer has answered the text before it long ago. */
const lookBackPages = 8;

export type Order = 'oldest' | 'newest';

const conversationSchema = itemSchema(() =>
  talkSchema().extend({
    /** When the last automated text was written. */
    lastAutomatedAt: z.string().optional(),
    /** CL-12: the time of the last text that did not reach the client. */
    failedAt: z.string().optional(),
  }),
);
const pointerSchema = itemSchema(() => z.object({ at: z.iso.datetime(), typedAs: z.string().optional() }));

/** The writes that put a message into its conversation once. */
function insertWrites(message: Message, typedAs?: string): Write[] {
  const { pointer, written } = insertedItems(message, typedAs);
  return [{ put: pointer, if: isNew }, { put: written }];
}

function insertedItems(message: Message, typedAs?: string) {
  const { referralId, messageId, at } = message;
  return {
    pointer: { ...keys.messageId(referralId, messageId), type: 'message-id', at, typedAs },
    written: { ...keys.message(referralId, at, messageId), type: 'message', ...message },
  };
}

/**
 * The writes that put an automated text into its conversation, once, with what else is to hold: `guard`. It is no word of the owner's: it
 * neither counts as contact nor as having read.
 */
export function automatedTextWrites(message: AgentsMessage, guard: Write): Write[] {
  const { referralId, at } = message;
  const { update, ...fields } = setExpression({
    type: 'conversation',
    referralId,
    lastAutomatedAt: at,
  });
  return [
    ...insertWrites(message),
    { update: { key: keys.conversation(referralId), update, ...fields } },
    guard,
  ];
}

/** CP-8: holds while nobody has claimed, and the client may be texted. */
export function isTeamsToGreet(referralId: string, teamId: string, round: number | undefined): Write {
  const { condition, values } = areTextsWelcome;
  return {
    check: {
      key: keys.race(referralId),
      condition: `#status = :offered AND teamId = :team AND ${round === undefined ? 'attribute_not_exists(round)' : 'round = :round'} AND ${condition}`,
      names: { '#status': 'status' },
      values: {
        ':offered': 'offered',
        ':team': teamId,
        ...(round !== undefined && { ':round': round }),
        ...values,
      },
    },
  };
}

/** Who writes has read. */
function sentUpdate({ referralId, at }: AgentsMessage): Update {
  return {
    key: keys.conversation(referralId),
    update: 'SET #type = :type, referralId = :referral, lastSentAt = :at, readUntil = :at, readAt = :at',
    names: { '#type': 'type' },
    values: { ':type': 'conversation', ':referral': referralId, ':at': at },
  };
}

export function conversationStore(table: Table) {
  function addition(message: AgentsMessage, guard: Write, typedAs: string | undefined): Write[] {
    return [...insertWrites(message, typedAs), { update: sentUpdate(message) }, guard];
  }

  /** Notes an instant, unless a later one is known. Answers the conversation as it is then. */
  async function note(
    referralId: string,
    instant: Partial<Required<Talk & { failedAt: string }>>,
  ): Promise<ItemOf<typeof conversationSchema>> {
    const [name = ''] = Object.keys(instant);
    const outcome = await table.update(
      {
        key: keys.conversation(referralId),
        ...setExpression({ type: 'conversation', referralId, ...instant }),
        condition: `attribute_not_exists(${name}) OR ${name} < :${name}`,
      },
      'ALL_NEW',
    );
    return conversationSchema.parse((outcome.applied ? outcome.item : outcome.current) ?? {});
  }

  return {
    /**
     * Adds the message that came with a claim, once; the claim itself allowed it. In single writes, at half the price of a transaction: none
     * of them undoes what came since, and the stream tells the claim again until all are made. The message is last, since it is texted then:
     * nothing is read of an answer before it is noted that the owner has read up to their own words.
     */
    async addClaiming(message: AgentsMessage): Promise<void> {
      const { pointer, written } = insertedItems(message);
      const { referralId, at } = message;
      const sent = await table.update({
        ...sentUpdate(message),
        condition:
          'attribute_not_exists(lastReplyAt) AND (attribute_not_exists(lastSentAt) OR lastSentAt < :at)',
      });
      // CP-8: who answered a greeting was read by nobody who could claim (CL-9).
      if (!sent.applied) await note(referralId, { lastSentAt: at });
      await table.put(pointer, isNew);
      await table.put(written, isNew);
    },

    /** Adds a message only while its agent owns the referral and the client may be texted. */
    async add(message: AgentsMessage, teamId: string, typedAs?: string): Promise<Adding> {
      const outcome = await table.transact(addition(message, isOwnersToText(message, teamId), typedAs));
      if (outcome.applied) return 'added';
      if (outcome.refused[0]) return 'repeated';
      const item = await table.get(keys.race(message.referralId));
      const race = item && raceSchema.parse(item);
      const isOwner =
        race?.status === 'claimed' && race.teamId === teamId && race.claim.agentId === message.agentId;
      return isOwner ? obstacleToTexts(race) : 'not-owner';
    },

    /** TX-4, TX-11: adds what the client wrote from `phone`, once; with the question that it may raise (CO-16). */
    async addReceived(message: ClientsMessage, phone: string): Promise<void> {
      const { messageId, askedToStop, brand } = message;
      const asks = askedToStop === 'open' ? [openQuestionWrite(introductions, phone, messageId, brand)] : [];
      await table.transact([...insertWrites(message), ...asks]);
    },

    /**
     * Whether the client asked for no more texts, as the owner or the lead says: one write decides. `yes` is final, since only
     * the client can take it back. Answers the message as it is then; undefined where there is no such question.
     */
    async answerAskedToStop(
      { referralId, messageId }: { referralId: string; messageId: string },
      answer: 'yes' | 'no',
      answeredBy: NonNullable<ClientsMessage['answeredBy']>,
      now: Date,
      changedBy?: Act,
    ): Promise<ClientsMessage | undefined> {
      const written = await this.read(referralId, messageId);
      if (written?.direction !== 'inbound' || written.askedToStop === undefined) return undefined;
      const { update, names, values } = setExpression({
        askedToStop: answer,
        answeredBy,
        answeredAt: now.toISOString(),
        ...(changedBy && { changedBy }),
      });
      const outcome = await table.update(
        {
          key: keys.message(referralId, written.at, messageId),
          update,
          condition: answer === 'yes' ? '#askedToStop IN (:open, :no)' : '#askedToStop = :open',
          names,
          values: { ...values, ':open': 'open', ...(answer === 'yes' && { ':no': 'no' }) },
        },
        'ALL_NEW',
      );
      return clientsMessageSchema().parse(outcome.applied ? outcome.item : outcome.current);
    },

    /** The client wrote at `at`, which landed `now`; the latest of each counts. Answers the conversation as it is then. */
    async noteReply(referralId: string, at: string, now: Date): Promise<ItemOf<typeof conversationSchema>> {
      await note(referralId, { lastReplyAt: at });
      return note(referralId, { lastLandedAt: now.toISOString() });
    },

    /** CL-12: the text of `at` did not reach the client. */
    async noteFailed(referralId: string, at: string): Promise<void> {
      await note(referralId, { failedAt: at });
    },

    /** CL-12: whether a text behind `place` is with the client. */
    async hasReached(referralId: string, place: ConversationPlace): Promise<boolean> {
      const isLater = (sent: AgentsMessage) => sent.delivery === 'delivered' && placeOf(sent) > place;
      return (await this.lastSentBefore(referralId, '~', isLater)) !== undefined;
    },

    /** The owner has seen all up to `until`; never takes back what was seen. */
    async noteRead(referralId: string, until: string, now: Date): Promise<void> {
      await note(referralId, { readUntil: until });
      await note(referralId, { readAt: now.toISOString() });
    },

    async read(referralId: string, messageId: string): Promise<Message | undefined> {
      const pointer = await table.get(keys.messageId(referralId, messageId));
      if (pointer === undefined) return undefined;
      const { at } = pointerSchema.parse(pointer);
      const item = await table.get(keys.message(referralId, at, messageId));
      return item && messageSchema.parse(item);
    },

    /** The fingerprint of what was typed; none for the text that claimed, and for what the client wrote. */
    async readTypedAs(referralId: string, messageId: string): Promise<string | undefined> {
      const pointer = await table.get(keys.messageId(referralId, messageId));
      return pointer && pointerSchema.parse(pointer).typedAs;
    },

    /** When an agent and the client last wrote, and what was read. */
    async readSent(referralId: string): Promise<ItemOf<typeof conversationSchema>> {
      return conversationSchema.parse((await table.get(keys.conversation(referralId))) ?? {});
    },

    /** The last message that an agent wrote before `place`, of those that are wanted. */
    async lastSentBefore(
      referralId: string,
      place: ConversationPlace,
      isWanted: (message: AgentsMessage) => boolean = () => true,
    ): Promise<AgentsMessage | undefined> {
      let before: ConversationPlace | undefined = place;
      for (let pages = 0; pages < lookBackPages && before !== undefined; pages += 1) {
        const page: Awaited<ReturnType<typeof this.list>> = await this.list(
          referralId,
          before,
          'newest',
          lookBack,
        );
        const sent = page.messages.filter((message) => message.direction === 'outbound').find(isWanted);
        if (sent !== undefined) return sent;
        before = page.next;
      }
      return undefined;
    },

    /** A page in the given order, from behind `after` on. */
    async list(
      referralId: string,
      after: ConversationPlace | undefined,
      order: Order = 'oldest',
      limit = pageSize,
    ): Promise<{ messages: Message[]; next: ConversationPlace | undefined }> {
      const { pk } = keys.conversation(referralId);
      const page = await table.query({
        pk,
        skPrefix: prefixes.message,
        limit,
        newestFirst: order === 'newest',
        after: after === undefined ? undefined : { pk, sk: `${prefixes.message}${after}` },
      });
      const messages = page.items.map((item) => messageSchema.parse(item));
      const last = messages.at(-1);
      return { messages, next: page.next && last && placeOf(last) };
    },

    /** Notes what became of a message, when it was given to the carrier, and what went out around its words, if anything. */
    async markDelivery(
      { referralId, messageId, at }: { referralId: string; messageId: string; at: string },
      delivery: AgentsMessage['delivery'],
      now: Date,
      sent?: SentText,
      heldUntil?: string,
    ): Promise<void> {
      // An earlier try may have had something behind its words, or been held.
      const gone = [
        ...(sent?.appended === '' ? ['appended'] : []),
        ...(heldUntil === undefined ? ['heldUntil'] : []),
      ];
      const { update, ...fields } = setExpression({
        delivery,
        deliveryAt: now.toISOString(),
        ...shownOf(sent),
        ...(heldUntil !== undefined && { heldUntil }),
      });
      await table.update({
        key: keys.message(referralId, at, messageId),
        update: gone.length > 0 ? `${update} REMOVE ${gone.join(', ')}` : update,
        ...fields,
        condition: 'attribute_exists(pk)',
      });
    },
  };
}

/** The attributes that show how a text went out. */
function shownOf(sent: SentText | undefined) {
  if (sent === undefined) return {};
  const { appended, givenAt, ...text } = sent;
  return { ...text, ...(appended !== '' && { appended: appended.trim() }), ...(givenAt && { givenAt }) };
}

/**
 * Part of a write that holds only while the writer owns the referral and its client may be texted (TX-1, TX-7). `claimActId`: by that claim or
 * hand-over alone.
 */
export function isOwnersToText(
  { referralId, agentId }: AgentsMessage,
  teamId: string,
  claimActId?: string,
): Write {
  const isSameClaim = claimActId === undefined ? '' : ' AND claim.actId = :claimAct';
  return {
    check: {
      key: keys.race(referralId),
      condition: `#status = :claimed AND teamId = :team AND claim.agentId = :agent${isSameClaim} AND ${areTextsWelcome.condition}`,
      names: { '#status': 'status' },
      values: {
        ':claimed': 'claimed',
        ':team': teamId,
        ':agent': agentId,
        ...(claimActId !== undefined && { ':claimAct': claimActId }),
        ...areTextsWelcome.values,
      },
    },
  };
}
