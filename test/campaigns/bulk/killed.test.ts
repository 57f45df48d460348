// A bulk text whose processes are killed at random moments, whose messages are delivered twice: each client has one text (CP-7).
import { expect, test } from '@jest/globals';
import { handOut } from '../../../lambdas/campaigns/bulk/hand-out.ts';
import { onBulkChanged } from '../../../lambdas/campaigns/bulk/on-bulk-changed.ts';
import { campaignTextStore } from '../../../lambdas/campaigns/figures/campaign-text-store.ts';
import { orProblem } from '../../../lambdas/platform/outcome.ts';
import { messageSchema } from '../../../lambdas/texting/message.ts';
import { arriving } from '../../simulation/support/consent-table.ts';
import { memoryTable } from '../../simulation/support/memory-table.ts';
import { anId } from '../../support/ids.ts';
import { fc } from '../../support/random-tests.ts';
import { isFull } from '../../support/scale.ts';
import { bulkWorldOn } from './support/bulk-world.ts';

class Killed extends Error {}

const clients = isFull ? 10_000 : 160;
const kills = 10;

/** `moments`: after how many calls, from 0 to 1 of all, each kill comes. Answers how often each client was written to, and the bulk text's end. */
async function live(moments: readonly number[]) {
  const { table: memory, changes } = memoryTable();
  const teamId = anId('team');
  const seeded = bulkWorldOn(memory, { teamId });
  for (let count = 0; count < clients; count += 1) await seeded.aClient({ name: `Client Number${count}` });
  changes.length = 0;
  let calls = 0;
  let killed = 0;
  const queue: { bulkId: string; look: number }[] = [];
  const dying = [...moments].toSorted((one, other) => one - other);

  /** What is left of one that was killed does nothing more. */
  function aProcess() {
    let isDead = false;
    const arrive = async () => {
      if (!isDead && calls++ === dying[0]) {
        dying.shift();
        killed += 1;
        isDead = true;
      }
      if (isDead) throw new Killed();
    };
    const world = bulkWorldOn(arriving(memory, arrive), { teamId });
    const { queueBulk } = world.reacting;
    const reacting = {
      ...world.reacting,
      queueBulk: async (look: { bulkId: string; look: number }, seconds: number) => {
        await arrive();
        await queueBulk(look, seconds);
        queue.push(look);
        await arrive();
      },
    };
    return { ...world, reacting };
  }

  let process = aProcess();
  async function until<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        process = aProcess();
      }
    }
  }

  const texts = campaignTextStore(memory);
  const written = new Map<string, number>();
  let looked = 0;
  /** What the stream tells, in order, and again when whoever was told died of it. The carrier takes each text at once. */
  async function tell(): Promise<void> {
    for (; looked < changes.length; looked += 1) {
      const { before, after } = changes[looked] ?? {};
      if (after?.type === 'bulk') await until(() => onBulkChanged(before, after, process.reacting));
      if (after?.type !== 'message') continue;
      const message = messageSchema.parse(after);
      if (message.direction === 'inbound' || message.automated === undefined) continue;
      const { referralId, messageId, at, automated } = message;
      written.set(referralId, (written.get(referralId) ?? 0) + 1);
      await texts.note({ teamId, messageId, at, automated }, { sentAt: at });
    }
  }

  const preview = await until(async () => orProblem(await process.preview()));
  const { bulkId } = await until(async () => orProblem(await process.send(preview.previewId)));
  await tell();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const look = next;
    const twice = look.look % 3 === 0 ? [look, look] : [look];
    await until(() => Promise.all(twice.map((each) => handOut(each, process.clock.now, process.deps))));
    await tell();
  }
  const bulk = await seeded.deps.bulks.read(bulkId);
  return { calls, killed, written, bulk, count: preview.count };
}

const all = await live([]);
const moment = fc.integer({ min: 0, max: all.calls });

test(`CP-7 a bulk text to ${clients} clients, killed at ${kills} random moments: each client has one text, and each is counted once`, async () => {
  let killed = 0;
  const lived = fc.asyncProperty(
    fc.array(moment, { minLength: kills, maxLength: kills }),
    async (moments) => {
      const end = await live(moments);
      killed += end.killed;
      expect(end.count).toBe(clients);
      expect([...end.written.values()].filter((times) => times !== 1)).toEqual([]);
      expect(end.written.size).toBe(clients);
      expect(end.bulk).toMatchObject({ status: 'done', written: clients, unwritten: {} });
    },
  );
  await fc.assert(lived, { numRuns: isFull ? 3 : 5 });
  expect(killed).toBeGreaterThan(kills);
}, 3_600_000);
