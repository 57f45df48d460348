// A list of past consent as spreadsheets save it: whatever encoding, separator and order of columns, or a sentence on what is wrong.
import { type CsvFault, foldedHeading, type RowFault, readCsv, rowFault } from '../shared/csv/read-csv.ts';

/** What each line has to say. */
export const columns = ['teamId', 'agentId', 'phone', 'consentedAt', 'source', 'words'] as const;

/** A line as the file has it; `from` and `to` are its first and last line there. */
export type ListLine = { from: number; to: number; fields: Record<string, string> };
/** A line that is not even a line of the list, and why. */
export type BrokenLine = ListLine & { detail: string };
export type ConsentList = {
  lines: ListLine[];
  broken: BrokenLine[];
  encoding: string;
  /** Columns of the file that say nothing to Dibs. */
  ignored: string[];
};

/** What is wrong with the file as a whole, in a sentence. */
export type ListFault = { fault: string };

/** What is said of a file and its lines that can't be read. */
export type ListWords = {
  file: (fault: CsvFault, columns: string) => string;
  missing: (line: number, missing: string, columns: string, heading: string) => string;
  twice: (column: string) => string;
  row: (fault: RowFault, fields: number, columns: number, separator: string) => string;
};

/** `named`: the encoding, where it is told. */
export function readConsentList(bytes: Uint8Array, says: ListWords, named?: string): ConsentList | ListFault {
  const table = readCsv(bytes, (heading) => columnOf(heading) !== undefined, named);
  if ('code' in table) return { fault: says.file(table, inWords(columns)) };
  const { heading, rows, separator, encoding } = table;
  const names = heading.record.map(columnOf);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const shown = heading.record.join(' | ');
    return { fault: says.missing(heading.to, inWords(missing), inWords(columns), shown) };
  }
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) return { fault: says.twice(twice) };
  const list: ConsentList = {
    lines: [],
    broken: [],
    encoding,
    ignored: heading.record.filter((_, place) => names[place] === undefined),
  };
  for (const row of rows) {
    const { from, to, record } = row;
    const fault = rowFault(row, names.length);
    const named = names.flatMap((name, place) => (name === undefined ? [] : [[name, record[place] ?? '']]));
    const line = { from, to, fields: Object.fromEntries(named) };
    if (fault === undefined) list.lines.push(line);
    else list.broken.push({ ...line, detail: says.row(fault, record.length, names.length, separator) });
  }
  return list;
}

/** The column that a heading means: `Team ID`, `team_id` and `TEAMID` are one. */
function columnOf(heading: string): (typeof columns)[number] | undefined {
  return columns.find((column) => foldedHeading(column) === foldedHeading(heading));
}

function inWords(names: readonly string[]): string {
  return names.join(', ');
}
