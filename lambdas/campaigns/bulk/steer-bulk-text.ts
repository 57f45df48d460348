// CP-7: a bulk text is cancelled, or goes on after a pause. What has left has left.
import { licenseLapsed } from '../../people/profile.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { Report } from '../figures/figures.ts';
import { type Bulk, isOver, leftOf } from './bulk.ts';
import { bulkOf, type ReadBulkTextDeps } from './read-bulk-texts.ts';

type Read = Pick<ReadBulkTextDeps, 'people' | 'bulks'>;

type Figures = { figuresOf(bulk: Bulk, now: Date): Promise<Report> };

export type CancelBulkTextDeps = Read &
  Figures & {
    bulks: {
      cancel(bulkId: string, now: Date, changedBy: Act | undefined): Promise<Bulk>;
      end(bulk: Bulk, now: Date): Promise<Bulk>;
    };
  };

export type ResumeBulkTextDeps = Read &
  Figures & {
    bulks: {
      resume(bulk: Bulk, toleratedOptOuts: number, now: Date, changedBy: Act | undefined): Promise<Bulk>;
    };
  };

const mostTries = 5;

type Which = { teamId: string; bulkId: string };
type Signed = { now: Date; changedBy: Act };
type Standing = Pick<Bulk, 'bulkId' | 'status'>;

/**
 * By the lead, and by whoever sent it, with or without a license: it only ends something. One of which nothing is left to send is done,
 * though nobody has looked since: cancelled, it would read as if somebody had not got it.
 */
export async function cancelBulkText(
  caller: Agent,
  which: Which,
  { now, changedBy }: Signed,
  deps: CancelBulkTextDeps,
): Promise<Standing | NotFound> {
  const found = await bulkOf(caller, which, deps);
  if (found === undefined) return { refused: 'not-found' };
  const { bulk, isLead } = found;
  const { counts } = await deps.figuresOf(bulk, now);
  const { bulkId, status } = isOver(bulk, leftOf(counts))
    ? await deps.bulks.end(bulk, now)
    : await deps.bulks.cancel(bulk.bulkId, now, isLead ? changedBy : undefined);
  return { bulkId, status };
}

/** By the lead, who answers for what the team sends. */
export async function resumeBulkText(
  caller: Agent,
  which: Which,
  { now, changedBy }: Signed,
  deps: ResumeBulkTextDeps,
): Promise<Standing | Refusal<'license-lapsed'> | NotFound> {
  const found = await bulkOf(caller, which, deps);
  if (found?.isLead !== true) return { refused: 'not-found' };
  if (!found.profile.licensed) return licenseLapsed;
  let { bulk } = found;
  if (bulk.status !== 'paused') return { bulkId: bulk.bulkId, status: bulk.status };
  const { counts } = await deps.figuresOf(bulk, now);
  // Somebody may look at it at that moment: each look counts it up.
  for (let tried = 0; tried < mostTries && bulk.status === 'paused'; tried += 1) {
    bulk = await deps.bulks.resume(bulk, counts.optedOut, now, changedBy);
  }
  return { bulkId: bulk.bulkId, status: bulk.status };
}
