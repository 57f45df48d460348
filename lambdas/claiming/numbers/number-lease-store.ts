// Number leases in the table: one item for a client's phone and one of our numbers, so that one conversation has it at a time.
// The race of whoever goes without is told in the same transaction, so that a claim by text reads nothing else (CL-12).
import { keys, prefixes } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Condition, isNew, type Update, type Write } from '../../platform/table/table-requests.ts';
import { chooseLease, isHeldAt, isUseStale, type NumberLease, numberLeaseSchema } from './number-lease.ts';

/** Other conversations with the same client may take numbers at the same moment. */
const takeTries = 10;

/** What gives a referral its number together with other writes. `isLeased`: false when none is free. */
export type LeasePlan = { isLeased: boolean; writes: Write[] };

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
    /** The writes that lease a number to a referral that is being created; they hold only while the leases are as they were. */
    async plan(
      phone: string,
      referralId: string,
      pool: readonly string[],
      now: Date,
      heldBy?: string,
    ): Promise<LeasePlan> {
      const choice = chooseLease(referralId, await list(phone), pool, now, heldBy);
      if (choice.kind !== 'new') return { isLeased: choice.kind === 'kept', writes: [] };
      return { isLeased: true, writes: leaseWrites(phone, referralId, choice, now) };
    },

    /** TX-12: the number that the conversation texts `phone` from; undefined when all of `pool` are taken, or it is over. */
    async take(
      phone: string,
      referralId: string,
      pool: readonly string[],
      now: Date,
    ): Promise<string | undefined> {
      const usedAt = now.toISOString();
      for (let tried = 0; tried < takeTries; tried += 1) {
        const choice = chooseLease(referralId, await list(phone), pool, now);
        switch (choice.kind) {
          case 'none':
            await table.update(goesWithout(referralId));
            return undefined;
          case 'kept':
            if (!isUseStale(choice.lease, usedAt) || (await touch(phone, choice.lease, usedAt))) {
              return choice.lease.number;
            }
            break;
          case 'new': {
            const writes = [
              { update: hasNumber(referralId) },
              ...leaseWrites(phone, referralId, choice, now),
            ];
            const outcome = await table.transact(writes);
            if (outcome.applied) return choice.number;
            if (outcome.refused[0]) return undefined;
          }
        }
      }
      throw new Error('Too many conversations take numbers for one client at once');
    },

    /** The number that `take` would give, and gives to nobody: undefined when all of `pool` are taken. */
    async wouldTake(
      phone: string,
      referralId: string,
      pool: readonly string[],
      now: Date,
    ): Promise<string | undefined> {
      const choice = chooseLease(referralId, await list(phone), pool, now);
      if (choice.kind === 'none') return undefined;
      return choice.kind === 'kept' ? choice.lease.number : choice.number;
    },

    async noteLeased(referralId: string): Promise<void> {
      await table.update(hasNumber(referralId));
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
      const endLease: Update = {
        key: keys.numberLease(phone, own.number),
        update: 'SET endedAt = :at',
        condition: 'referralId = :referral AND attribute_not_exists(endedAt)',
        values: { ':at': at, ':referral': referralId },
      };
      const without = {
        ...goesWithout(referralId),
        condition: '#status = :returned',
        names: { '#status': 'status' },
        values: { ':true': true, ':returned': 'returned' },
      };
      await table.transact([{ update: endLease }, { update: without }]);
    },
  };
}

/** The lease of a number, and who goes without it from then on. */
function leaseWrites(
  phone: string,
  referralId: string,
  { number, over }: { number: string; over?: NumberLease },
  now: Date,
): Write[] {
  const lease = { number, referralId, usedAt: now.toISOString() };
  return [
    {
      put: { ...keys.numberLease(phone, number), type: 'number-lease', ...lease },
      if: over === undefined ? isNew : isUnused(over),
    },
    ...(over === undefined || over.endedAt !== undefined ? [] : [{ update: goesWithout(over.referralId) }]),
  ];
}

/** Holds as long as nobody has texted on the lease since. */
function isUnused({ referralId, usedAt, endedAt }: NumberLease): Condition {
  const ended = endedAt === undefined ? 'attribute_not_exists(endedAt)' : 'endedAt = :ended';
  return {
    condition: `referralId = :referral AND usedAt = :used AND ${ended}`,
    values: { ':referral': referralId, ':used': usedAt, ...(endedAt && { ':ended': endedAt }) },
  };
}

function goesWithout(referralId: string): Update {
  return {
    key: keys.race(referralId),
    update: 'SET noNumberFree = :true',
    values: { ':true': true },
  };
}

/** Only while it is not over. */
function hasNumber(referralId: string): Update {
  return {
    key: keys.race(referralId),
    update: 'REMOVE noNumberFree',
    condition: 'NOT #status = :returned',
    names: { '#status': 'status' },
    values: { ':returned': 'returned' },
  };
}
