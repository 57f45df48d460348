// Refused lines as a table to mend: the columns of a list, so that it is imported as it is, and why each was refused.
import { faultWords } from '../../messages/problem-words.ts';
import type { Words } from '../../messages/words.ts';
import { columns } from './consent-list.ts';
import type { Reason, RefusedLine } from './send-list.ts';

/** What the API found is said in the reader's language where there are words for it. */
export function reasonWords({ fault, detail }: Reason, words: Pick<Words, 'faults'>): string {
  return (fault && faultWords(fault, words)) ?? detail;
}

/** The last columns say nothing to an import. */
export function refusedRows(lines: readonly RefusedLine[], said: (reason: Reason) => string): string[][] {
  return [
    [...columns, 'line', 'reason'],
    ...lines.map(({ from, fields, reasons }) => [
      ...columns.map((column) => fields[column] ?? ''),
      String(from),
      reasons
        .map((reason) => (reason.column === undefined ? said(reason) : `${reason.column}: ${said(reason)}`))
        .join('; '),
    ]),
  ];
}
