// After a bulk text changed: it is looked at when it is due, and a pause is told. Whatever wrote the item may have died right after.
import type { TeamNews } from '../../claiming/notifications.ts';
import type { KnownTeam } from '../../people/known-team.ts';
import { type Bulk, bulkItemSchema, delaySeconds } from './bulk.ts';
import { bulkPausedNews } from './bulk-paused-news.ts';

export type OnBulkChangedDeps = {
  /** Has it looked at after a while. */
  queueBulk(look: { bulkId: string; look: number }, delaySeconds: number): Promise<void>;
  readTeam(teamId: string): Promise<KnownTeam>;
  tellAgent(news: TeamNews): Promise<void>;
  /** The portal's first page. */
  portalLink: string;
  now(): Date;
};

/** Told twice, the second message finds that look taken. */
export async function onBulkChanged(before: unknown, after: unknown, deps: OnBulkChangedDeps): Promise<void> {
  const bulk = bulkItemSchema.parse(after);
  const was = before === undefined ? undefined : bulkItemSchema.parse(before);
  const { bulkId, look, status } = bulk;
  const isUnderWay = status === 'sending' || status === 'paused';
  if (isUnderWay && was?.look !== look) {
    await deps.queueBulk({ bulkId, look }, delaySeconds(bulk, deps.now()));
  }
  if (status === 'paused' && was?.status !== 'paused') await tellPause(bulk, deps);
}

/** The lead, who decides, and whoever sent it. */
async function tellPause({ teamId, agentId, bulkId, look }: Bulk, deps: OnBulkChangedDeps): Promise<void> {
  const { team } = await deps.readTeam(teamId);
  const link = `${deps.portalLink}/campaigns/bulk-texts/${bulkId}`;
  const readers = [...new Set([team.leadAgentId, agentId])];
  await Promise.all(
    readers.map((reader) =>
      deps.tellAgent({
        ...bulkPausedNews(reader === team.leadAgentId, link),
        teamId,
        agentId: reader,
        occasion: `${bulkId} ${look}`,
      }),
    ),
  );
}
