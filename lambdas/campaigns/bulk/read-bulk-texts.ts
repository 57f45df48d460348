// CP-7: a bulk text's progress and report, and the list of them: for the lead all of the team's, for an agent their own.
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { Report } from '../figures/figures.ts';
import { type Replied, shownReplies, visibleTo } from '../figures/replied-clients.ts';
import type { Bulk } from './bulk.ts';
import type { BulkAnswer } from './bulk-schema.ts';
import { memberOf, type SenderDeps } from './sender.ts';

export type ReadBulkTextDeps = SenderDeps & {
  bulks: { read(bulkId: string): Promise<Bulk | undefined> };
  figuresOf(bulk: Bulk, now: Date): Promise<Report>;
  repliedClients(referralIds: readonly string[]): Promise<Replied[]>;
};

export type ListBulkTextsDeps = SenderDeps & {
  bulkLists: {
    list(
      teamId: string,
      agentId: string | undefined,
      after: string | undefined,
    ): Promise<{ bulks: Bulk[]; next: string | undefined }>;
  };
};

type ListedBulk = Omit<
  BulkAnswer,
  'counts' | 'refusedBy' | 'curve' | 'repliedClients' | 'nextAt' | 'pauseEndsAt' | 'endedAt'
>;

export async function readBulkText(
  caller: Agent,
  { teamId, bulkId }: { teamId: string; bulkId: string },
  now: Date,
  deps: ReadBulkTextDeps,
): Promise<BulkAnswer | NotFound> {
  const found = await bulkOf(caller, { teamId, bulkId }, deps);
  if (found === undefined) return { refused: 'not-found' };
  const { bulk, nameOf, isLead } = found;
  const { counts, refusedBy, curve, repliedBy } = await deps.figuresOf(bulk, now);
  const repliedClients = await deps.repliedClients(repliedBy.slice(0, shownReplies));
  const { sent, held, refused, delivered, failed, replied, optedOut } = counts;
  const unwritten = Object.values(bulk.unwritten).reduce((sum, each) => sum + each, 0);
  const known = sent + held + refused + unwritten;
  const { status, nextAt, endedAt, count } = bulk;
  return {
    ...listed(bulk, nameOf),
    counts: {
      total: count,
      // One that was cancelled has nobody left to wait for.
      waiting:
        status === 'cancelled'
          ? Math.max(0, bulk.written - sent - held - refused)
          : Math.max(0, count - known),
      held,
      sent,
      delivered,
      failed,
      refused: refused + unwritten,
      replied,
      optedOut,
    },
    refusedBy: summed(refusedBy, bulk.unwritten),
    curve,
    repliedClients: visibleTo({ agentId: caller.agentId, isLead }, teamId, repliedClients),
    ...(status === 'sending' && { nextAt }),
    ...(status === 'paused' && { pauseEndsAt: nextAt }),
    endedAt,
  };
}

export async function listBulkTexts(
  caller: Agent,
  { teamId, cursor }: { teamId: string; cursor?: string | undefined },
  deps: ListBulkTextsDeps,
): Promise<{ bulkTexts: ListedBulk[]; next: string | undefined } | NotFound> {
  const member = await memberOf(caller, teamId, deps);
  if (member === undefined) return { refused: 'not-found' };
  const { bulks, next } = await deps.bulkLists.list(
    teamId,
    member.isLead ? undefined : caller.agentId,
    cursor,
  );
  return { bulkTexts: bulks.map((bulk) => listed(bulk, member.nameOf)), next };
}

/** Undefined for one that the caller may not see. */
export async function bulkOf(
  caller: Agent,
  { teamId, bulkId }: { teamId: string; bulkId: string },
  deps: Pick<ReadBulkTextDeps, 'people' | 'bulks'>,
) {
  const [member, bulk] = await Promise.all([memberOf(caller, teamId, deps), deps.bulks.read(bulkId)]);
  if (member === undefined || bulk?.teamId !== teamId) return undefined;
  if (!member.isLead && bulk.agentId !== caller.agentId) return undefined;
  return { bulk, ...member };
}

function listed(bulk: Bulk, nameOf: (agentId: string) => string): ListedBulk {
  const { bulkId, status, pausedBecause, startedAt, agentId, body, templateId, audience } = bulk;
  const { count, segments, costUsd } = bulk;
  const by = { agentId, name: nameOf(agentId) };
  return {
    bulkId,
    status,
    pausedBecause,
    startedAt,
    by,
    body,
    templateId,
    audience,
    count,
    segments,
    costUsd,
  };
}

function summed(...counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [reason, count] of counts.flatMap((each) => Object.entries(each))) {
    sums[reason] = (sums[reason] ?? 0) + count;
  }
  return sums;
}
