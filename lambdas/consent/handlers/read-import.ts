// GET /text-alerts/imports/{importId}: what became of an imported list.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readImport } from '../api.ts';
import { readReport } from '../jobs/import.ts';
import { importReportStore } from '../jobs/import-report-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const deps = { reports: importReportStore(openTable(env.TABLE_NAME)) };

export const handler = handle(readImport, async ({ parameters, now }) =>
  orProblem(await readReport(parameters.importId, now, deps)),
);
