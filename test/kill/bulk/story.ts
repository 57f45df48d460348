// A bulk text that goes out while the cloud is killed: previewed, sent, and waited for; a client in a hundred says STOP meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Client } from '../../stories/support/stage.ts';
import type { Patient } from '../patient.ts';
import { expectStatus } from '../story.ts';
import type { BulkClient } from './clients.ts';

/** What each text of it says. */
export const words = 'this is one text for each of you';
const body = `Hi {ClientFirstName|there}, ${words}.`;

const previewed = z.looseObject({ previewId: z.string(), count: z.int() });
const started = z.object({ bulkId: z.string() });
const report = z.looseObject({
  status: z.string(),
  nextAt: z.string().optional(),
  counts: z.object({
    total: z.int(),
    waiting: z.int(),
    held: z.int(),
    sent: z.int(),
    delivered: z.int(),
    failed: z.int(),
    refused: z.int(),
    replied: z.int(),
    optedOut: z.int(),
  }),
});
export type BulkReport = z.infer<typeof report>;
const clock = z.object({ now: z.string() });
const handset = z.object({ texts: z.array(z.object({ from: z.string(), direction: z.string() })) });

/** The clock moves on so often, unless it moves still. */
const moveEveryMs = 400;
/** A report reads all texts: behind many of them it is asked for less often, but soon again while nothing leaves. */
const reportEveryMs = (total: number) => Math.min(20_000, moveEveryMs + 2 * total);
const stillMs = 10_000;
/** A kill leaves what was under way to the timeouts of its queues. */
const longStep = 'PT30S';
const step = 'PT5S';

/** Whoever says STOP does when so many have the text, from 0 to 1 of all. */
type Stopping = { client: BulkClient; at: number };

export async function playBulk(given: {
  cloud: Patient;
  lead: Client;
  teamId: string;
  clients: readonly BulkClient[];
  random(): number;
  onSend(): void;
  /** How many texts have left, or will not. */
  onProgress(count: number): void;
}): Promise<{ report: BulkReport; stopped: ReadonlySet<string> }> {
  const { cloud, lead, teamId, clients, random, onSend, onProgress } = given;
  const at = `/teams/${teamId}/bulk-texts`;
  const { previewId, count } = previewed.parse(
    expectStatus(await lead('POST', `${at}/preview`, { body }), 200).body,
  );
  if (count !== clients.length) throw new Error(`${clients.length} clients, and ${count} in the preview`);
  onSend();
  const { bulkId } = started.parse(expectStatus(await lead('POST', at, { previewId }), 201).body);
  const read = async () => report.parse(expectStatus(await lead('GET', `${at}/${bulkId}`), 200).body);
  const stopping: Stopping[] = clients
    .filter((_, index) => index % 100 === 50)
    .map((client) => ({ client, at: random() }));
  const stopped = new Set<string>();
  let soFar = 0;
  let changedAt = performance.now();
  for (;;) {
    const now = Date.parse(clock.parse((await cloud.call('GET', '/_local/clock')).body).now);
    const found = await read();
    if (found.status !== 'sending') return { report: found, stopped };
    const { total, sent, refused } = found.counts;
    onProgress(sent + refused);
    for (const { client, at: from } of stopping) {
      if (stopped.has(client.referralId) || sent + refused < from * total) continue;
      await stop(client);
      stopped.add(client.referralId);
    }
    const isChanged = sent + refused !== soFar;
    if (isChanged) changedAt = performance.now();
    soFar = sent + refused;
    const isFar = found.nextAt !== undefined && Date.parse(found.nextAt) - now > 60_000;
    // What the carrier never answered is settled after ten minutes.
    const isStill = performance.now() - changedAt > stillMs;
    const next = performance.now() + (isChanged ? reportEveryMs(total) : 0);
    do {
      cloud.moveClock(isFar || isStill ? longStep : step);
      await pause(moveEveryMs);
    } while (performance.now() < next);
  }

  async function stop({ phone, referralId }: BulkClient): Promise<void> {
    const { texts } = handset.parse((await cloud.call('GET', `/_local/phones/${phone}`)).body);
    const to = texts.find(({ direction }) => direction === 'outbound')?.from;
    const answer = await cloud.call('POST', `/_local/phones/${phone}/texts`, {
      to,
      body: 'STOP',
      id: `stop-${referralId}`,
    });
    if (![200, 202].includes(answer.status)) throw new Error(`A STOP was refused: ${JSON.stringify(answer)}`);
  }
}
