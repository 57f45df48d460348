// GET /numbers/{e164}/consent: a phone's consent and its ledger, as JSON or CSV (CO-13).
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle, RawAnswer } from '../../platform/http/handle.ts';
import { openTable } from '../../platform/table/table.ts';
import { readLedger } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { exportConsent } from '../ledger/export-consent.ts';
import { ledgerAsCsv } from '../ledger/ledger-csv.ts';
import { optOutNoticeStore } from '../notices/opt-out-notice-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable({}) });
const table = openTable(env.TABLE_NAME);
const deps = {
  consents: consentStore(table),
  notices: optOutNoticeStore(table),
  firstBrand: env.BRANDS[0].id,
};

export const handler = handle(readLedger, async ({ parameters, query }) => {
  const exported = await exportConsent(parameters.e164, deps);
  if (query.format === 'json') return exported;
  return new RawAnswer('text/csv; charset=utf-8', ledgerAsCsv(exported.ledger));
});
