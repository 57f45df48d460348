// PINs in the table, by their keyed hash alone: what is stored tells nobody what to dial.
import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { keys, prefixes } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { CallId } from '../call.ts';
import { type LivePin, pinItemSchema } from './pin.ts';

/** A keyed hash in halves: one finds the item, the other is compared in constant time. */
type Halves = { key: string; check: Buffer };

const keptSeconds = 86_400;

const callIdSchema = z.object({ referralId: z.string(), agentId: z.string(), round: z.int().optional() });

export function pinStore(table: Table) {
  return {
    /** Lets a PIN live. False when another agent's live PIN has the same digits. Done twice for one id, it lives once. */
    async issue(hash: Uint8Array, pin: Omit<LivePin, 'check'>, now: Date): Promise<boolean> {
      const { key, check } = halvesOf(hash);
      const expiresAt = Math.floor(Date.parse(pin.until) / 1000) + keptSeconds;
      const { applied } = await table.put(
        { ...keys.pin(key), type: 'pin', ...pin, check: check.toString('base64url'), expiresAt },
        {
          condition: 'attribute_not_exists(pk) OR #until <= :now OR pinId = :pinId',
          names: { '#until': 'until' },
          values: { ':now': now.toISOString(), ':pinId': pin.pinId },
        },
      );
      return applied;
    },

    /** CA-12: notes whose call has a live PIN, by the phone that rang for it. */
    async noteOwner(phone: string, { referralId, agentId, round }: CallId, until: string): Promise<void> {
      const expiresAt = Math.floor(Date.parse(until) / 1000) + keptSeconds;
      const key = keys.callersPin(phone, referralId, agentId);
      await table.put({ ...key, type: 'callers-pin', referralId, agentId, round, expiresAt });
    },

    /** The calls with a PIN whose agent's phone `phone` was. */
    async ownedBy(phone: string): Promise<CallId[]> {
      const items = await table.queryAll({ pk: keys.caller(phone).pk, skPrefix: prefixes.callersPin });
      return items.map((item) => callIdSchema.parse(item));
    },

    /** The live PIN with this hash, if there is one. */
    async find(hash: Uint8Array, now: Date): Promise<LivePin | undefined> {
      const { key, check } = halvesOf(hash);
      const item = await table.get(keys.pin(key));
      if (item === undefined) return undefined;
      const pin = pinItemSchema.parse(item);
      const isSame = timingSafeEqual(Buffer.from(pin.check, 'base64url'), check);
      return isSame && Date.parse(pin.until) > now.getTime() ? pin : undefined;
    },
  };
}

function halvesOf(hash: Uint8Array): Halves {
  const bytes = Buffer.from(hash);
  return { key: bytes.subarray(0, 16).toString('base64url'), check: bytes.subarray(16) };
}
