// POST /text-alerts/imports: agents' past consent is brought along, and each phone is asked to confirm.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, fingerprint, newId } from '../../platform/ids.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { importConsent } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { importLines } from '../jobs/import.ts';
import { importLine } from '../jobs/import-line.ts';
import { importReportStore } from '../jobs/import-report-store.ts';
import { jobsQueue } from '../jobs/jobs-queue-client.ts';
import { previewLines } from '../jobs/preview-import.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  JOBS_QUEUE_URL: z.string(),
  ...phoneVariables,
});
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const deps = {
  line: importLine(env.COUNTRIES, env.PHONE_RULES),
  readAgent: people.readAgent,
  readTeam: people.readTeam,
  consents: consentStore(table),
  queueNext: jobsQueue(env.JOBS_QUEUE_URL),
  derivedId,
  newId,
  fingerprint,
  reports: importReportStore(table),
};

export const handler = handle(importConsent, ({ caller, body, now }) =>
  body.dryRun
    ? previewLines(body.lines, now, deps)
    : importLines(body.lines, now, deps, actOf(caller, 'import-consent', now, newId('act'))),
);
