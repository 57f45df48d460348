// Reports of imports in the table: one item each, gone after a quarter.
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type ImportReport, importReportSchema } from './import-report.ts';

const keptSeconds = 90 * 86_400;

export function importReportStore(table: Table) {
  const itemOf = (report: ImportReport) => ({
    ...keys.importReport(report.importId),
    type: 'import-report',
    ...report,
    expiresAt: Math.floor(Date.parse(report.startedAt) / 1000) + keptSeconds,
  });
  return {
    async read(importId: string): Promise<ImportReport | undefined> {
      const item = await table.get(keys.importReport(importId));
      return item && importReportSchema.parse(item);
    },

    /** From here on it is this run's. */
    async begin(report: ImportReport): Promise<void> {
      await table.put(itemOf(report));
    },

    /** How far it is; nothing once another run has it. */
    async save(report: ImportReport): Promise<void> {
      await table.put(itemOf(report), {
        condition: 'runId = :run',
        values: { ':run': report.runId },
      });
    },
  };
}
