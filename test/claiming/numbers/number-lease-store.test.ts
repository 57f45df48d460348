// Number leases on a real table: one conversation has a number with a client at a time.
import { describe, expect, test } from '@jest/globals';
import { numberLeaseStore } from '../../../lambdas/claiming/numbers/number-lease-store.ts';
import { NOW } from '../../delivery/support/outbox-messages.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { introductionNumbers as pool } from '../../texting/support/stores.ts';

const leases = numberLeaseStore(await engineTable());
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

let clients = 0;
const aClient = () => {
  clients += 1;
  return `+1206557${String(clients).padStart(4, '0')}`;
};

describe(onEngine('number lease store'), () => {
  test('TX-12 conversations with one client at once all get numbers of their own, as many as there are', async () => {
    const phone = aClient();
    const conversations = ['ref_1', 'ref_2', 'ref_3', 'ref_4'];
    const numbers = await Promise.all(conversations.map((id) => leases.take(phone, id, pool, NOW)));
    expect(numbers.filter((number) => number !== undefined).toSorted()).toEqual(pool);
    for (const [place, id] of conversations.entries()) {
      expect(await leases.take(phone, id, pool, daysLater(3))).toBe(numbers[place]);
      const number = numbers[place];
      if (number !== undefined) expect(await leases.find(phone, number, NOW.toISOString())).toBe(id);
    }
  });

  test('TX-12 a reply finds its conversation by both numbers, and no other client’s', async () => {
    const [phone, other] = [aClient(), aClient()];
    const number = await leases.take(phone, 'ref_1', pool.slice(0, 1), NOW);
    await leases.take(other, 'ref_2', pool.slice(0, 1), NOW);
    expect(number).toBe(pool[0]);
    expect(await leases.find(phone, pool[0] ?? '', NOW.toISOString())).toBe('ref_1');
    expect(await leases.find(other, pool[0] ?? '', NOW.toISOString())).toBe('ref_2');
    expect(await leases.find(phone, pool[1] ?? '', NOW.toISOString())).toBeUndefined();
    expect(await leases.find(aClient(), pool[0] ?? '', NOW.toISOString())).toBeUndefined();
  });

  test('TX-12 a number that rested for 30 days goes to one of two who want it; a reply keeps it in use', async () => {
    const phone = aClient();
    const [only] = [pool.slice(0, 1)];
    await leases.take(phone, 'ref_old', only, NOW);
    expect(await leases.take(phone, 'ref_new', only, daysLater(29))).toBeUndefined();
    await leases.find(phone, pool[0] ?? '', daysLater(20).toISOString());
    expect(await leases.take(phone, 'ref_new', only, daysLater(31))).toBeUndefined();
    const wanting = ['ref_new', 'ref_newer'];
    const got = await Promise.all(wanting.map((id) => leases.take(phone, id, only, daysLater(51))));
    expect(got.filter((number) => number !== undefined)).toEqual([pool[0]]);
    // Whoever had it before is a conversation without a number now.
    expect(await leases.take(phone, 'ref_old', only, daysLater(52))).toBeUndefined();
  });
});
