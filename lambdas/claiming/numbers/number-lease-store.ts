// Number leases in the table: one item for a client's phone and one of our numbers, so that one conversation has it at a time.
import { keys, prefixes } from '../../platform/keys.ts';
import type { Table } from '../../platform/table.ts';
import { isNew } from '../../platform/table-requests.ts';
import { chooseLease, isHeldAt, isUseStale, type NumberLease, numberLeaseSchema } from './number-lease.ts';

/** Other conversations with the same client may take numbers at the same moment. */
const takeTries = 10;

export function numberLeaseStore(table: Table) {
  async function list(phone: string): Promise<NumberLease[]> {
    const { pk } = keys.numberLease(phone, '');
    const items = await table.queryAll({ pk, skPrefix: prefixes.numberLease });
    return items.map((item) => numberLeaseSchema.parse(item));
  }

  async function touch(phone: string, lease: NumberLease, at: string): Promise<boolean> {
    const { applied } = await table.update({
      key: keys.numberLease(phone, lease.number),
      update: 'SET usedAt = :at',
      condition: 'referralId = :referral AND attribute_not_exists(endedAt)',
      values: { ':at': at, ':referral': lease.referralId },
    });
    return applied;
  }

  return {
    /** TX-12: the number that the conversation texts `phone` from; undefined when all of `pool` are taken. */
    async take(
      phone: string,
      referralId: string,
      pool: readonly string[],
      now: Date,
    ): Promise<string | undefined> {
      const usedAt = now.toISOString();
      for (let tried = 0; tried < takeTries; tried += 1) {
        const choice = chooseLease(referralId, await list(phone), pool, now);
        if (choice.kind === 'none') return undefined;
        if (choice.kind === 'kept') {
          const isTouched = !isUseStale(choice.lease, usedAt) || (await touch(phone, choice.lease, usedAt));
          if (isTouched) return choice.lease.number;
          continue;
        }
        const { number, over } = choice;
        const { applied } = await table.put(
          { ...keys.numberLease(phone, number), type: 'number-lease', number, referralId, usedAt },
          over === undefined ? isNew : isUnused(over),
        );
        if (applied) return number;
      }
      throw new Error('Too many conversations take numbers for one client at once');
    },

    /** The conversation that a text from `phone` to `number` belongs to. */
    async find(phone: string, number: string, at: string): Promise<string | undefined> {
      const item = await table.get(keys.numberLease(phone, number));
      if (item === undefined) return undefined;
      const lease = numberLeaseSchema.parse(item);
      if (!isHeldAt(lease, at)) return undefined;
      if (isUseStale(lease, at)) await touch(phone, lease, at);
      return lease.referralId;
    },

    /** The referral went back: its number with `phone` is free, unless it has been offered again by now. */
    async end(phone: string, referralId: string, at: string): Promise<void> {
      const leases = await list(phone);
      const own = leases.find((lease) => lease.referralId === referralId && lease.endedAt === undefined);
      if (own === undefined) return;
      await table.transact([
        {
          update: {
            key: keys.numberLease(phone, own.number),
            update: 'SET endedAt = :at',
            condition: 'referralId = :referral AND attribute_not_exists(endedAt)',
            values: { ':at': at, ':referral': referralId },
          },
        },
        {
          check: {
            key: keys.race(referralId),
            condition: '#status = :returned',
            names: { '#status': 'status' },
            values: { ':returned': 'returned' },
          },
        },
      ]);
    },
  };
}

/** Holds as long as nobody has texted on the lease since. */
function isUnused({ referralId, usedAt }: NumberLease) {
  return {
    condition: 'referralId = :referral AND usedAt = :used',
    values: { ':referral': referralId, ':used': usedAt },
  };
}
