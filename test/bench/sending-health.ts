// What a lead's look at the sending health reads and takes, of teams that send few automated texts a week and many (CP-7).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { campaignTextStore, campaignTextWrite } from '../../lambdas/campaigns/figures/campaign-text-store.ts';
import { readSendingHealth } from '../../lambdas/campaigns/figures/read-sending-health.ts';
import { lastWeeks } from '../../lambdas/campaigns/figures/week.ts';
import { openTable } from '../../lambdas/platform/table/table.ts';
import type { Item } from '../../lambdas/platform/table/table-requests.ts';
import { fill } from './lists/fill.ts';
import { metered } from './lists/meter.ts';
import { clientConfig, openBenchTable } from './races-to-win.ts';
import { lowerQuartileOf } from './samples.ts';

const now = new Date('2026-11-29T18:00:00.000Z');
const weeks = 8;
const perWeek = [250, 2500, 10_000] as const;
const rounds = 5;

export type HealthRead = {
  perWeek: number;
  requests: number;
  units: number;
  /** Of this process: parsing is most of what the function does. */
  processorMs: number;
  heapMegabytes: number;
};

export async function measureSendingHealth(): Promise<HealthRead[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dibs-health-'));
  try {
    const empty = await openBenchTable({ dataDir });
    await empty.close();
    fill(join(dataDir, 'table.db'), empty.name, perWeek.flatMap(textsOf));
    const table = await openBenchTable({ dataDir, isThere: true });
    try {
      const reads: HealthRead[] = [];
      for (const each of perWeek) reads.push(await measure(each, table));
      return reads;
    } finally {
      await table.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(each: number, table: Awaited<ReturnType<typeof openBenchTable>>): Promise<HealthRead> {
  const client = new DynamoDBClient(clientConfig(table));
  const meter = metered(client);
  const teamId = teamOf(each);
  const deps = {
    people: { readTeam: async () => ({ teamId, name: 'North', leadAgentId: 'lena' }) },
    campaignTexts: campaignTextStore(openTable(table.name, client)),
  };
  const caller = { kind: 'agent', teamId, agentId: 'lena' } as const;
  const processor: number[] = [];
  let heap = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    const health = await readSendingHealth(caller, { teamId, weeks }, now, deps);
    if ('refused' in health) throw new Error('The lead may read it');
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }
  client.destroy();
  return {
    perWeek: each,
    requests: meter.requests / rounds,
    units: meter.units / rounds,
    processorMs: lowerQuartileOf(processor),
    heapMegabytes: heap / 2 ** 20,
  };
}

const teamOf = (each: number) => `tm_${each}`;

/** Each was delivered, one in ten answered, one in a hundred opted out. */
function textsOf(each: number): Item[] {
  return lastWeeks(now, weeks).flatMap(({ from }) =>
    Array.from({ length: each }, (_, index) => {
      const at = new Date(Date.parse(from) + index).toISOString();
      const ids = `${String(each).padStart(6, '0')}${String(index).padStart(14, '0')}`;
      const message = {
        referralId: `ref_${ids}`,
        messageId: `msg_${ids}`,
        at,
        automated: { kind: 'bulk', bulkId: 'blk_4Ns8QmT2vXz1Kp9BwYc3' } as const,
      };
      const write = campaignTextWrite({ teamId: teamOf(each), message });
      if (!('put' in write)) throw new Error('It is put');
      return {
        ...write.put,
        sentAt: at,
        deliveredAt: at,
        ...(index % 10 === 0 && { repliedAt: at }),
        ...(index % 100 === 0 && { optedOutAt: at }),
      };
    }),
  );
}
