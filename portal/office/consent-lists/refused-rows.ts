// Refused lines as a table to mend: the columns of a list, so that it is imported as it is, and why each was refused.
import { columns } from './consent-list.ts';
import type { RefusedLine } from './send-list.ts';

/** The last columns say nothing to an import. */
export function refusedRows(lines: readonly RefusedLine[]): string[][] {
  return [
    [...columns, 'line', 'reason'],
    ...lines.map(({ from, fields, reasons }) => [
      ...columns.map((column) => fields[column] ?? ''),
      String(from),
      reasons
        .map(({ column, detail }) => (column === undefined ? detail : `${column}: ${detail}`))
        .join('; '),
    ]),
  ];
}
