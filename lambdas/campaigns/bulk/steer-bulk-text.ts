// CP-7: a bulk text is cancelled, or goes on after a pause. What has left has left.
import { licenseLapsed } from '../../people/profile.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { Report } from '../figures/figures.ts';
import type { Bulk } from './bulk.ts';
import { bulkOf, type ReadBulkTextDeps } from './read-bulk-texts.ts';

type Read = Pick<ReadBulkTextDeps, 'people' | 'bulks'>;

export type CancelBulkTextDeps = Read & {
  bulks: { cancel(bulkId: string, now: Date, changedBy: Act | undefined): Promise<Bulk> };
};

export type ResumeBulkTextDeps = Read & {
  bulks: {
    resume(bulk: Bulk, toleratedOptOuts: number, now: Date, changedBy: Act | undefined): Promise<Bulk>;
  };
  figuresOf(bulk: Bulk, now: Date): Promise<Report>;
};

type Which = { teamId: string; bulkId: string };
type Signed = { now: Date; changedBy: Act };
type Standing = Pick<Bulk, 'bulkId' | 'status'>;

/** By the lead, and by whoever sent it, with or without a license: it only ends something. */
export async function cancelBulkText(
  caller: Agent,
  which: Which,
  { now, changedBy }: Signed,
  deps: CancelBulkTextDeps,
): Promise<Standing | NotFound> {
  const found = await bulkOf(caller, which, deps);
  if (found === undefined) return { refused: 'not-found' };
  const { bulkId, status } = await deps.bulks.cancel(which.bulkId, now, found.isLead ? changedBy : undefined);
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
  const { bulk } = found;
  if (bulk.status !== 'paused') return { bulkId: bulk.bulkId, status: bulk.status };
  const { counts } = await deps.figuresOf(bulk, now);
  const { bulkId, status } = await deps.bulks.resume(bulk, counts.optedOut, now, changedBy);
  return { bulkId, status };
}
