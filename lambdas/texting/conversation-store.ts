// A referral's conversation in the table: each message once, in the order of time.
import * as z from 'zod';
import { keys, prefixes } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { isNew, type Write } from '../platform/table-requests.ts';
import { type Message, messageSchema } from './message.ts';

const pageSize = 100;

/** A place in a conversation: `<at>#<message id>`; what a cursor stands for. */
export type ConversationPlace = string;

/** How adding a message ended. `repeated`: it is there already. `not-owner`: the sender has it no longer. */
export type Adding = 'added' | 'repeated' | 'not-owner' | 'no-consent';

const conversationSchema = z.object({ introduced: z.set(z.string()).default(new Set()) });
const pointerSchema = z.object({ at: z.iso.datetime() });

export function conversationStore(table: Table) {
  function addition(message: Message, guard: readonly Write[]): Write[] {
    const { referralId, messageId, agentId, at } = message;
    return [
      { put: { ...keys.messageId(referralId, messageId), type: 'message-id', at }, if: isNew },
      { put: { ...keys.message(referralId, at, messageId), type: 'message', ...message } },
      {
        update: {
          key: keys.conversation(referralId),
          update: 'SET #type = :type ADD introduced :agents',
          names: { '#type': 'type' },
          values: { ':type': 'conversation', ':agents': new Set([agentId]) },
        },
      },
      ...guard,
    ];
  }

  return {
    /** Adds the message that came with a claim; the claim itself allowed it. */
    async addClaiming(message: Message): Promise<void> {
      await table.transact(addition(message, []));
    },

    /** Adds a message only while its agent owns the referral and the client may be texted. */
    async add(message: Message, teamId: string): Promise<Adding> {
      const outcome = await table.transact(addition(message, [isOwner(message, teamId)]));
      if (outcome.applied) return 'added';
      if (outcome.refused[0]) return 'repeated';
      const race = await table.get(keys.race(message.referralId));
      return race?.textingPreferred === false ? 'no-consent' : 'not-owner';
    },

    async read(referralId: string, messageId: string): Promise<Message | undefined> {
      const pointer = await table.get(keys.messageId(referralId, messageId));
      if (pointer === undefined) return undefined;
      const { at } = pointerSchema.parse(pointer);
      const item = await table.get(keys.message(referralId, at, messageId));
      return item && messageSchema.parse(item);
    },

    /** True once an agent has texted in this conversation. */
    async hasIntroduced(referralId: string, agentId: string): Promise<boolean> {
      const item = await table.get(keys.conversation(referralId));
      return conversationSchema.parse(item ?? {}).introduced.has(agentId);
    },

    /** Oldest first, from behind `after` on. */
    async list(
      referralId: string,
      after: ConversationPlace | undefined,
    ): Promise<{ messages: Message[]; next: ConversationPlace | undefined }> {
      const { pk } = keys.conversation(referralId);
      const page = await table.query({
        pk,
        skPrefix: prefixes.message,
        limit: pageSize,
        after: after === undefined ? undefined : { pk, sk: `${prefixes.message}${after}` },
      });
      const messages = page.items.map((item) => messageSchema.parse(item));
      const last = messages.at(-1);
      return { messages, next: page.next && last && `${last.at}#${last.messageId}` };
    },

    /** Notes what became of a message. */
    async markDelivery(
      { referralId, messageId, at }: { referralId: string; messageId: string; at: string },
      delivery: Message['delivery'],
    ): Promise<void> {
      await table.update({
        key: keys.message(referralId, at, messageId),
        update: 'SET delivery = :delivery',
        condition: 'attribute_exists(pk)',
        values: { ':delivery': delivery },
      });
    },
  };
}

function isOwner({ referralId, agentId }: Message, teamId: string): Write {
  return {
    check: {
      key: keys.race(referralId),
      condition:
        '#status = :claimed AND teamId = :team AND claim.agentId = :agent AND textingPreferred = :true',
      names: { '#status': 'status' },
      values: { ':claimed': 'claimed', ':team': teamId, ':agent': agentId, ':true': true },
    },
  };
}
