// A list of past consent as spreadsheets save it: whatever encoding, separator and order of columns, or a sentence on what is wrong.
import {
  type CsvFault,
  foldedHeading,
  type RowFault,
  readCsv,
  rowFault,
} from '../portal/office/shared/csv/read-csv.ts';

/** What each line has to say. */
export const columns = ['teamId', 'agentId', 'phone', 'consentedAt', 'source', 'words'] as const;

/** A line as the file has it; `from` and `to` are its first and last line there. */
export type ListLine = { from: number; to: number; fields: Record<string, string> };
/** A line that is not even a line of the list. */
export type BrokenLine = { from: number; to: number; detail: string };
export type ConsentList = {
  lines: ListLine[];
  broken: BrokenLine[];
  encoding: string;
  /** Columns of the file that say nothing to Dibs. */
  ignored: string[];
};

/** What is wrong with the file as a whole, in a sentence. */
export type ListFault = { fault: string };

export function readConsentList(bytes: Uint8Array, named?: string): ConsentList | ListFault {
  const table = readCsv(bytes, (heading) => columnOf(heading) !== undefined, named);
  if ('code' in table) return { fault: inSentence(table) };
  const { heading, rows, separator, encoding } = table;
  const names = heading.record.map(columnOf);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return {
      fault: `Line ${heading.to} has no column ${inWords(missing)}: the first line must name ${inWords(columns)}, in any order. It says: ${heading.record.join(' | ')}`,
    };
  }
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) return { fault: `Two columns are called ${twice}: remove or rename one of them.` };
  const list: ConsentList = {
    lines: [],
    broken: [],
    encoding,
    ignored: heading.record.filter((_, place) => names[place] === undefined),
  };
  for (const row of rows) {
    const { from, to, record } = row;
    const fault = rowFault(row, names.length);
    if (fault !== undefined) {
      list.broken.push({ from, to, detail: detailOf(fault, record.length, names.length, separator) });
      continue;
    }
    const named = names.flatMap((name, place) => (name === undefined ? [] : [[name, record[place] ?? '']]));
    list.lines.push({ from, to, fields: Object.fromEntries(named) });
  }
  return list;
}

/** The column that a heading means: `Team ID`, `team_id` and `TEAMID` are one. */
function columnOf(heading: string): (typeof columns)[number] | undefined {
  return columns.find((column) => foldedHeading(column) === foldedHeading(heading));
}

function inSentence(fault: CsvFault): string {
  switch (fault.code) {
    case 'empty':
      return `The file is empty; its first line must name ${inWords(columns)}.`;
    case 'workbook':
      return 'This is a workbook, not a CSV file: save it as “CSV UTF-8” and import that.';
    case 'not-in-encoding':
      return `The file is not in the encoding ${fault.encoding}, or there is no such encoding.`;
    case 'unknown-encoding':
      return 'The file’s encoding is not known: save it as “CSV UTF-8”, or name its encoding with --encoding, for example --encoding macintosh.';
    case 'quote-not-closed':
      return `Line ${fault.line}: a quotation mark (") opens a field and is never closed. Close it or remove it; a quotation mark inside a quoted field is written twice ("").`;
    case 'unreadable':
      return `Line ${fault.line}: ${fault.detail}.`;
  }
}

function detailOf(fault: RowFault, fields: number, expected: number, separator: string): string {
  if (fault === 'quote-not-closed') {
    return 'a quotation mark opens a field and is not closed where the field ends';
  }
  const shown = separator === '\t' ? 'a tab' : `“${separator}”`;
  const why =
    fault === 'check-quotes'
      ? 'check its quotation marks'
      : `put quotation marks around a field that holds ${shown}`;
  return `has ${fields} fields where the first line names ${expected} columns: ${why}`;
}

function inWords(names: readonly string[]): string {
  return names.join(', ');
}
