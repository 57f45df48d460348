// What became of a set of automated texts, counted (CP-7).
import { type CampaignText, partOfBulk } from './campaign-text.ts';

export type Figures = {
  total: number;
  /** What the carrier was given, whatever became of it. */
  sent: number;
  held: number;
  refused: number;
  delivered: number;
  failed: number;
  replied: number;
  optedOut: number;
};

export type Report = {
  counts: Figures;
  /** How many were refused, by reason. */
  refusedBy: Record<string, number>;
  /** By the hours in which something came; `at`: their beginnings. */
  curve: { at: string; replied: number; optedOut: number }[];
  /** The referrals of those who answered, the latest first. */
  repliedBy: string[];
};

/** What is known best: receipts come in any order, and a text that was given up may be delivered after all. */
export function fateOf(text: CampaignText): 'delivered' | 'failed' | 'refused' | 'sent' | 'held' | 'waiting' {
  if (text.deliveredAt !== undefined) return 'delivered';
  if (text.failedAt !== undefined) return 'failed';
  if (text.refusedAt !== undefined) return 'refused';
  // Nobody told what became of an unconfirmed one: the carrier may have it.
  if (text.sentAt !== undefined || text.unconfirmedAt !== undefined) return 'sent';
  return text.heldAt === undefined ? 'waiting' : 'held';
}

export function countsOf(texts: readonly CampaignText[]): Figures {
  const fates = Map.groupBy(texts, fateOf);
  const count = (fate: ReturnType<typeof fateOf>) => fates.get(fate)?.length ?? 0;
  const [delivered, failed] = [count('delivered'), count('failed')];
  return {
    total: texts.length,
    sent: count('sent') + delivered + failed,
    held: count('held'),
    refused: count('refused'),
    delivered,
    failed,
    replied: texts.filter(({ repliedAt }) => repliedAt !== undefined).length,
    optedOut: texts.filter(({ optedOutAt }) => optedOutAt !== undefined).length,
  };
}

export function reportOf(texts: readonly CampaignText[]): Report {
  return {
    counts: countsOf(texts),
    refusedBy: refusedBy(texts),
    curve: curveOf(texts),
    repliedBy: repliedBy(texts),
  };
}

/** CP-7: of one bulk text, which was written from `from` to `until`. */
export async function bulkFigures(
  teamId: string,
  bulkId: string,
  { from, until }: { from: string; until: string },
  deps: BulkFiguresDeps,
): Promise<Report> {
  return reportOf(await deps.campaignTexts.list(teamId, { part: partOfBulk(bulkId), from, until }));
}

export type BulkFiguresDeps = {
  campaignTexts: {
    list(
      teamId: string,
      of: { part?: string | undefined; from: string; until: string },
    ): Promise<CampaignText[]>;
  };
};

function refusedBy(texts: readonly CampaignText[]): Record<string, number> {
  const refused = texts.filter((text) => fateOf(text) === 'refused');
  const reasons = Map.groupBy(refused, (text) => text.refusedBy ?? 'unknown');
  return Object.fromEntries([...reasons].map(([reason, its]) => [reason, its.length]));
}

function repliedBy(texts: readonly CampaignText[]): string[] {
  return texts
    .flatMap(({ referralId, repliedAt }) => (repliedAt === undefined ? [] : [{ referralId, repliedAt }]))
    .toSorted((one, other) => other.repliedAt.localeCompare(one.repliedAt))
    .map(({ referralId }) => referralId);
}

function curveOf(texts: readonly CampaignText[]): Report['curve'] {
  const byHour = new Map<string, { replied: number; optedOut: number }>();
  const add = (at: string | undefined, what: 'replied' | 'optedOut') => {
    if (at === undefined) return;
    const hour = `${at.slice(0, 13)}:00:00.000Z`;
    const counted = byHour.get(hour) ?? { replied: 0, optedOut: 0 };
    byHour.set(hour, { ...counted, [what]: counted[what] + 1 });
  };
  for (const { repliedAt, optedOutAt } of texts) {
    add(repliedAt, 'replied');
    add(optedOutAt, 'optedOut');
  }
  return [...byHour]
    .map(([at, counted]) => ({ at, ...counted }))
    .toSorted((a, b) => a.at.localeCompare(b.at));
}
