// The ledger as a table for spreadsheets and lawyers: one line an event, every field in a column of its own.
import { stringify } from 'csv-stringify/sync';
import type { LedgerEvent } from './ledger.ts';

const columns = [
  ...['at', 'program', 'act', 'phone', 'eventId', 'kind', 'word', 'byPhrase', 'body', 'words', 'from', 'to'],
  ...['source', 'consentedAt', 'referralId', 'teamId', 'agentId', 'consentRequestId', 'reason', 'language'],
  ...['outboxId', 'carrierId', 'how', 'recordedAt', 'clientId', 'brand', 'covered', 'covers'],
  ...['email', 'isMachine'],
];

const formula = /^[=+\-@\t\r\n＝＋－＠]/;
const phone = /^\+\d{3,15}$/;

/** What people wrote may look like a formula, which a spreadsheet shall not run: an apostrophe goes before it. A phone is none. */
function asText(cell: string): string {
  return formula.test(cell) && !phone.test(cell) ? `'${cell}` : cell;
}

/** With the byte order mark by which spreadsheets know UTF-8. */
export function ledgerAsCsv(ledger: readonly LedgerEvent[]): string {
  return stringify([...ledger], {
    header: true,
    columns,
    bom: true,
    record_delimiter: 'windows',
    cast: { string: asText },
  });
}
