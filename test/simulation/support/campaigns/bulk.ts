// A bulk text of a history: to all clients who have an owner, each on a page of their own.
import type { Stage } from './acts.ts';
import { teamId } from './clients.ts';
import type { Act } from './history.ts';

export async function sendBulk(
  { cancelAfterMs }: Extract<Act, { kind: 'bulk' }>,
  stage: Stage,
): Promise<void> {
  const { runtime, stores, events, clients } = stage;
  const owned = clients.flatMap(({ race: { referralId } }) => {
    const agentId = events.ownerOf(referralId);
    return agentId === undefined ? [] : [{ referralId, agentId }];
  });
  if (owned.length === 0) return;
  const bulkId = runtime.newId('blk');
  const startedAt = runtime.clock().toISOString();
  const pages = owned.map((client) => [client]);
  events.bulks.push({ bulkId, count: owned.length });
  const bulk = {
    bulkId,
    teamId,
    agentId: 'lena',
    body: 'News from {Brand}.',
    audience: {},
    count: owned.length,
    segments: owned.length,
    costUsd: 0.01,
    startedAt,
    status: 'sending' as const,
    pages: pages.length,
    nextPage: 0,
    look: 0,
    nextAt: startedAt,
    written: 0,
    unwritten: {},
  };
  await runtime.again(() => stores.bulks.start(bulk, pages));
  if (cancelAfterMs !== undefined)
    runtime.schedule(runtime.now() + cancelAfterMs, () => cancelBulk(bulkId, stage));
}

export async function cancelBulk(bulkId: string, { runtime, stores, events }: Stage): Promise<void> {
  await runtime.again(() => stores.bulks.cancel(bulkId, runtime.clock(), undefined));
  events.cancelled(bulkId);
}
