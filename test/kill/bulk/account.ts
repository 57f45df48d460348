// The account of a bulk text at the end: each client has its text once, in the conversation and on the handset, and its report adds up.
import assert from 'node:assert/strict';
import * as z from 'zod';
import type { LocalCloud } from '../../upgrade/local-cloud.ts';
import { expectStatus } from '../story.ts';
import type { BulkClient } from './clients.ts';
import { type BulkReport, words } from './story.ts';

const page = z.object({
  messages: z.array(
    z.looseObject({ direction: z.string(), body: z.string(), delivery: z.string().optional() }),
  ),
});
const handsets = z.object({
  phones: z.array(
    z.object({
      phone: z.string(),
      texts: z.array(z.object({ body: z.string(), direction: z.string() })),
    }),
  ),
});

export type BulkAccount = { once: number; unconfirmed: number; refused: number };

export async function accountForBulk(
  cloud: LocalCloud,
  {
    clients,
    stopped,
    report,
  }: { clients: readonly BulkClient[]; stopped: ReadonlySet<string>; report: BulkReport },
): Promise<BulkAccount> {
  const account = { once: 0, unconfirmed: 0, refused: 0 };
  const { counts, status } = report;
  assert.equal(status, 'done');
  assert.deepEqual([counts.total, counts.waiting, counts.held], [clients.length, 0, 0]);
  assert.equal(counts.sent + counts.refused, clients.length, 'each was sent or refused');
  const { phones } = handsets.parse((await cloud.call('GET', '/_local/phones')).body);
  const arrivedAt = new Map(
    phones.map(({ phone, texts }) => [
      phone,
      texts.filter(({ direction, body }) => direction === 'outbound' && body.includes(words)).length,
    ]),
  );
  await eachOf(clients, async ({ referralId, phone, owner }) => {
    const answer = await owner.does('GET', `/referrals/${referralId}/messages`);
    const { messages } = page.parse(expectStatus(answer, 200).body);
    const written = messages.filter(
      ({ direction, body }) => direction === 'outbound' && body.includes(words),
    );
    const arrived = arrivedAt.get(phone) ?? 0;
    assert(arrived <= 1, `${phone} has the text ${arrived} times`);
    assert(written.length <= 1, `the text is in ${referralId} ${written.length} times`);
    const delivery = written[0]?.delivery ?? 'not written';
    if (delivery === 'unconfirmed') account.unconfirmed += 1;
    else if (arrived === 0) {
      assert(stopped.has(referralId), `${phone} has no text, and said no STOP (${delivery})`);
      assert(['refused', 'not written'].includes(delivery), `${referralId}: ${delivery}`);
      account.refused += 1;
    } else {
      assert.equal(delivery, 'delivered', referralId);
      account.once += 1;
    }
  });
  assert.equal(counts.refused, account.refused);
  assert.deepEqual(await cloud.deadLetters(), []);
  return account;
}

/** Some at once: ten thousand take minutes. */
async function eachOf<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const work = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await act(one);
  };
  await Promise.all(Array.from({ length: 6 }, work));
}
