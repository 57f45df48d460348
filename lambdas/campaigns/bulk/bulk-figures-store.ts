// CP-7: what became of a bulk text's texts so far.
import type { Table } from '../../platform/table/table.ts';
import { campaignTextStore } from '../figures/campaign-text-store.ts';
import { bulkFigures, type Report } from '../figures/figures.ts';
import type { Bulk } from './bulk.ts';

/** Written they were from its start to its end, or until now. */
export function bulkFiguresIn(table: Table) {
  const campaignTexts = campaignTextStore(table);
  return ({ teamId, bulkId, startedAt, endedAt }: Bulk, now: Date): Promise<Report> =>
    bulkFigures(teamId, bulkId, { from: startedAt, until: endedAt ?? now.toISOString() }, { campaignTexts });
}
