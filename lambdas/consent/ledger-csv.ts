// The ledger as a table for spreadsheets and lawyers: one line an event, every field in a column of its own.
import { stringify } from 'csv-stringify/sync';
import type { LedgerEvent } from './ledger.ts';

const columns = [
  ...['at', 'program', 'act', 'phone', 'eventId', 'kind', 'word', 'byPhrase', 'body', 'words', 'from', 'to'],
  ...['source', 'consentedAt', 'referralId', 'teamId', 'agentId', 'consentRequestId', 'reason', 'language'],
  ...['outboxId', 'carrierId'],
];

/** What people wrote may look like a formula, which a spreadsheet shall not run: an apostrophe goes before it. */
function asText(words: string | undefined): string | undefined {
  return words !== undefined && /^[=+\-@\t\r＝＋－＠]/.test(words) ? `'${words}` : words;
}

export function ledgerAsCsv(ledger: readonly LedgerEvent[]): string {
  const rows = ledger.map((event) => ({
    ...event,
    ...('body' in event && { body: asText(event.body) }),
    ...('words' in event && { words: asText(event.words) }),
    ...('source' in event && { source: asText(event.source) }),
  }));
  return stringify(rows, { header: true, columns, record_delimiter: 'windows' });
}
