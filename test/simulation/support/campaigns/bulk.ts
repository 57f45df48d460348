// A bulk text of a history: to all clients who have an owner, on pages as they were drawn; and who of them asks for no more texts meanwhile.
import type { Stage } from './acts.ts';
import { teamId } from './clients.ts';
import type { Act } from './history.ts';

export async function sendBulk(
  { cancelAfterMs, firstPage, pageSize, optOuts, afterPause }: Extract<Act, { kind: 'bulk' }>,
  stage: Stage,
): Promise<void> {
  const { runtime, stores, events, watch, clients } = stage;
  const { now, schedule } = runtime;
  // The last come first: of a crowd.
  const owned = clients.toReversed().flatMap(({ race: { referralId } }) => {
    const agentId = events.ownerOf(referralId);
    return agentId === undefined ? [] : [{ referralId, agentId }];
  });
  if (owned.length === 0) return;
  const bulkId = runtime.newId('blk');
  const startedAt = runtime.clock().toISOString();
  const pages = [owned.slice(0, firstPage)];
  for (let from = firstPage; from < owned.length; from += pageSize)
    pages.push(owned.slice(from, from + pageSize));
  events.bulks.push({ bulkId, count: owned.length });
  watch.started({ bulkId, pages }, afterPause);
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
  if (cancelAfterMs !== undefined) schedule(now() + cancelAfterMs, () => watch.cancel(bulkId));
  for (const [index, afterMs] of optOuts.slice(0, owned.length).entries()) {
    const referralId = owned[index]?.referralId;
    if (afterMs !== undefined) stage.optOutsAfter.set(`${bulkId} ${referralId}`, afterMs);
  }
}
