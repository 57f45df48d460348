// What an owner was told of their client's replies, in the table: one item a conversation, changed only as it was seen.
import * as z from 'zod';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { isNew, setExpression, unchangedSince } from '../../platform/table/table-requests.ts';
import { type ClientsMessage, clientsMessageSchema, placeOf } from '../message.ts';
import {
  type Consequence,
  type Reach,
  type ReplyDigest,
  replyDigestSchema,
  type Telling,
  tellingOf,
  whenDue,
  withReach,
  withReply,
} from './reply-digest.ts';

const changeTries = 10;
const fateSchema = z.object({ told: z.enum(['at-once', 'in-digest']).optional() });
type Fate = NonNullable<z.infer<typeof fateSchema>['told']>;
const placeParts = z.tuple([z.string(), z.string()]);

export function replyDigestStore(table: Table) {
  async function read(referralId: string): Promise<ReplyDigest | undefined> {
    const item = await table.get(keys.replies(referralId));
    return item && replyDigestSchema.parse(item);
  }

  async function write(referralId: string, seen: ReplyDigest | undefined, digest: ReplyDigest) {
    const item = { ...keys.replies(referralId), type: 'replies', referralId, ...digest };
    return (await table.put(item, seen === undefined ? isNew : unchangedSince(seen.revision))).applied;
  }

  /** How a reply was told, or is to be: kept with the message's id, for the digest knows only the latest. */
  async function readFate({ referralId, messageId }: ClientsMessage): Promise<Fate | undefined> {
    const item = await table.get(keys.messageId(referralId, messageId));
    return item && fateSchema.parse(item).told;
  }

  async function noteFate({ referralId, messageId }: ClientsMessage, fate: Fate): Promise<void> {
    await table.update({
      key: keys.messageId(referralId, messageId),
      ...setExpression({ told: fate }),
      condition: 'attribute_exists(pk)',
    });
  }

  return {
    /** Notes a reply to the owner `agentId`, and answers what follows from it. */
    async add(message: ClientsMessage, agentId: string, now: Date): Promise<Consequence> {
      const { referralId, messageId } = message;
      const place = placeOf(message);
      for (let tried = 0; tried < changeTries; tried += 1) {
        const seen = await read(referralId);
        const { digest, consequence } = withReply(seen, { messageId, place }, agentId, now);
        if (digest !== seen) {
          // Told again after other replies: the same follows as then.
          const fate = await readFate(message);
          if (fate === 'at-once') return { kind: 'tell', telling: tellingOf(messageId, place, agentId, now) };
          if (fate === 'in-digest') return { kind: 'told' };
          if (!(await write(referralId, seen, digest))) continue;
        }
        if (consequence.kind !== 'told') {
          await noteFate(message, consequence.kind === 'tell' ? 'at-once' : 'in-digest');
        }
        return consequence;
      }
      throw new Error('Too many replies of one conversation at once');
    },

    /** Notes whether texts reach the client of the owner `agentId`, and answers what follows from it. */
    async addReach(referralId: string, reach: Reach, agentId: string, now: Date): Promise<Consequence> {
      for (let tried = 0; tried < changeTries; tried += 1) {
        const seen = await read(referralId);
        const { digest, consequence } = withReach(seen, reach, agentId, now);
        const isUnchanged = digest === undefined || digest === seen;
        if (isUnchanged || (await write(referralId, seen, digest))) return consequence;
      }
      throw new Error('Too many replies of one conversation at once');
    },

    /** Decides what the digest that is due at `dueAt` tells `agentId`; the same however often it is asked. */
    async take(
      referralId: string,
      dueAt: string,
      agentId: string,
      now: Date,
      isCutOff: boolean,
    ): Promise<Telling | undefined> {
      for (let tried = 0; tried < changeTries; tried += 1) {
        const seen = await read(referralId);
        const taken = seen && whenDue(seen, dueAt, agentId, now, isCutOff);
        if (taken === undefined) return undefined;
        if (taken.digest === seen || (await write(referralId, seen, taken.digest))) return taken.telling;
      }
      throw new Error('Too many replies of one conversation at once');
    },

    /** The replies of a telling, in their order. */
    async readReplies(referralId: string, { places }: Telling): Promise<ClientsMessage[]> {
      const wanted = places.map((place) => {
        const [at, messageId] = placeParts.parse(place.split('#'));
        return keys.message(referralId, at, messageId);
      });
      const messages = (await table.getAll(wanted)).map((item) => clientsMessageSchema().parse(item));
      return messages.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    },
  };
}
