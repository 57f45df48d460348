// GET /numbers/{e164}/consent: a phone's consent and its ledger, as JSON or CSV (CO-13).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle, RawAnswer } from '../../platform/handle.ts';
import { openTable } from '../../platform/table.ts';
import { readLedger } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { ledgerAsCsv } from '../ledger-csv.ts';
import { optOutNoticeStore } from '../opt-out-notice-store.ts';
import { programSchema } from '../program.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const consents = consentStore(table);
const notices = optOutNoticeStore(table);

export const handler = handle(readLedger, async ({ parameters, query }) => {
  const phone = parameters.e164;
  const ledger = await consents.readLedger(phone);
  if (query.format === 'csv') return new RawAnswer('text/csv; charset=utf-8', ledgerAsCsv(ledger));
  const states = await Promise.all(
    programSchema.options.map(async (program) => {
      const consent = await consents.read(program, phone);
      return consent === undefined ? [] : [[program, consent] as const];
    }),
  );
  const notice = await notices.read(phone);
  return { phone, programs: Object.fromEntries(states.flat()), ...(notice && { notice }), ledger };
});
