// The ledger as a table for spreadsheets and lawyers: one line an event, every field in a column of its own.
import { stringify } from 'csv-stringify/sync';
import type { LedgerEvent } from './ledger.ts';

const columns = [
  ...[
    'at',
    'programme',
    'act',
    'phone',
    'eventId',
    'kind',
    'word',
    'byPhrase',
    'body',
    'words',
    'from',
    'to',
  ],
  ...['source', 'consentedAt', 'referralId', 'teamId', 'agentId', 'episodeId', 'reason', 'language'],
  ...['sendId', 'carrierId'],
];

/** What people texted may look like a formula: a spreadsheet shall not run it. */
export function ledgerAsCsv(ledger: readonly LedgerEvent[]): string {
  return stringify([...ledger], {
    header: true,
    columns,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
