// What became of an imported list, kept line by line while it is worked on: whoever sent it reads it afterwards, also when the function
// died halfway. The same list again is the same import, and goes on where that ended.
import * as z from 'zod';
import { type Fault, faultSchema } from '../../platform/http/problem.ts';
import { instant } from '../../platform/instant.ts';
import { actSchema } from '../../platform/table/act.ts';

const lineNumber = z.int();
export const importReportSchema = z.object({
  importId: z.string(),
  /** Which request works on it. */
  runId: z.string(),
  status: z.enum(['running', 'done']),
  startedAt: instant,
  lines: z.int(),
  done: z.int(),
  /** By their numbers, each in one of the three. One that was imported stays so when it is sent again. */
  imported: z.array(lineNumber),
  known: z.array(lineNumber),
  rejected: z.array(z.object({ line: lineNumber, faults: z.array(faultSchema) })),
  /** PE-7: who sent it last. */
  changedBy: actSchema().optional(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** Longer than the function may take: after that nobody works on it. */
const longestRunMs = 60_000;

/** The report of a run: one that ended halfway goes on, one that is done is gone through again. */
export function begun(
  kept: ImportReport | undefined,
  run: Pick<ImportReport, 'importId' | 'runId' | 'startedAt' | 'lines' | 'changedBy'>,
): ImportReport {
  if (kept?.status === 'running') return { ...kept, ...run };
  return { ...run, status: 'running', done: 0, imported: kept?.imported ?? [], known: [], rejected: [] };
}

/** With the next line. */
export function withLine(report: ImportReport, outcome: 'imported' | 'known' | Fault[]): ImportReport {
  const line = report.done + 1;
  const next = { ...report, done: line };
  const others = report.imported.filter((each) => each !== line);
  if (typeof outcome !== 'string') {
    return { ...next, imported: others, rejected: [...report.rejected, { line, faults: outcome }] };
  }
  const isImported = outcome === 'imported' || others.length < report.imported.length;
  return isImported ? { ...next, imported: [...others, line] } : { ...next, known: [...report.known, line] };
}

/** As it is shown. `interrupted`: nobody works on it any more, and not all lines are done. */
export function reportView(
  { runId, imported, known, status, changedBy, ...report }: ImportReport,
  now: Date,
) {
  const isOver = now.getTime() - Date.parse(report.startedAt) > longestRunMs;
  return {
    ...report,
    status: status === 'running' && isOver ? ('interrupted' as const) : status,
    imported: imported.length,
    known: known.length,
  };
}
