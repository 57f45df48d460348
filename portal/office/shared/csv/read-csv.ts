// A table as spreadsheets save it: whatever encoding and separator, or what is wrong with it. Loaded when somebody opens a file.
import { CsvError, parse } from 'csv-parse/browser/esm/sync';

/** A record; `from` and `to` are its first and last line in the file. */
export type CsvRow = { from: number; to: number; record: readonly string[] };
export type CsvTable = { heading: CsvRow; rows: readonly CsvRow[]; separator: string; encoding: string };

/** What is wrong with the file as a whole. */
export type CsvFault =
  | { code: 'empty' | 'workbook' | 'unknown-encoding' }
  | { code: 'not-in-encoding'; encoding: string }
  | { code: 'quote-not-closed'; line: number }
  | { code: 'unreadable'; line: number; detail: string };

/** What keeps a row from being one of the table. */
export type RowFault = 'quote-not-closed' | 'check-quotes' | 'too-many-fields';

const separators = [',', ';', '\t', '|'];

/** `isKnown`: whether a heading says something; the separator is the one by which most of them do. `named`: the encoding, where it is told. */
export function readCsv(
  bytes: Uint8Array,
  isKnown: (heading: string) => boolean,
  named?: string,
): CsvTable | CsvFault {
  const decoded = decode(bytes, named);
  if ('code' in decoded) return decoded;
  const separator = separatorOf(decoded.text, isKnown);
  const read = rowsOf(decoded.text, separator);
  if ('code' in read) return read;
  const [heading, ...rows] = read;
  if (heading === undefined) return { code: 'empty' };
  const filled = rows.filter(({ record }) => record.some((field) => field !== ''));
  return { heading, rows: filled, separator, encoding: decoded.encoding };
}

/** `expected`: how many columns the heading has. */
export function rowFault({ record }: Pick<CsvRow, 'record'>, expected: number): RowFault | undefined {
  if (record.some((field) => field.startsWith('"') && field.includes('\n'))) return 'quote-not-closed';
  if (record.slice(expected).every((field) => field === '')) return undefined;
  return record.some((field) => field.includes('"')) ? 'check-quotes' : 'too-many-fields';
}

/** Headings that mean the same have the same: `Team ID`, `team_id` and `TEAMID`. */
export function foldedHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Spreadsheets of many countries write semicolons. */
function separatorOf(text: string, isKnown: (heading: string) => boolean): string {
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (told !== undefined) return told;
  const [firstLine = ''] = text.trimStart().split(/\r\n|\r|\n/, 1);
  const known = (separator: string) => firstLine.split(separator).map(unquoted).filter(isKnown).length;
  return separators.toSorted((one, other) => known(other) - known(one))[0] ?? ',';
}

function rowsOf(text: string, delimiter: string): CsvRow[] | CsvFault {
  const rows: CsvRow[] = [];
  let read = 0;
  try {
    parse(text.replace(/\r\n?/g, '\n').replace(/^sep=.(?=\n)/i, ''), {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // What stands behind a closing quotation mark is for us to trim: the parser would refuse the whole file for it.
      ltrim: true,
      on_record: (record: string[], { lines }) => {
        read = lines;
        const breaks = record.join('').split('\n').length - 1;
        rows.push({ from: lines - breaks, to: lines, record: record.map(unquoted) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = read + 1;
    return error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? { code: 'quote-not-closed', line }
      : { code: 'unreadable', line, detail: error.message };
  }
}

/** An apostrophe before one of these is a spreadsheet's, or ours (write-csv.ts), that keeps the cell from being a formula. */
const cellEscape = /^'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** A field, trimmed, as it was meant; one that has space behind its closing quotation mark is left to us as it is. */
function unquoted(field: string): string {
  const text = field.trim();
  const quoted = /^"([^"\n]*)"$/.exec(text)?.[1];
  return (quoted ?? text).replace(cellEscape, '');
}

/**
 * The file's text. What is no Unicode is Windows-1252, which is what spreadsheets in English, Spanish and French write
 * otherwise; `named` is for everything else.
 */
function decode(bytes: Uint8Array, named: string | undefined): { text: string; encoding: string } | CsvFault {
  const startsWith = (...start: number[]) => start.every((byte, place) => bytes[place] === byte);
  if (startsWith(0x50, 0x4b, 0x03, 0x04) || startsWith(0xd0, 0xcf, 0x11, 0xe0)) return { code: 'workbook' };
  const encoding = named ?? encodingOf(bytes);
  const text = decodeAs(encoding, bytes);
  if (text === undefined) return { code: 'not-in-encoding', encoding };
  return /[\0\u0080-\u009f]/.test(text) ? { code: 'unknown-encoding' } : { text, encoding };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a byte order mark: half of the bytes of Latin letters are zero.
  const zeros = (offset: number) => bytes.filter((byte, place) => byte === 0 && place % 2 === offset).length;
  if (zeros(1) > bytes.length / 4) return 'utf-16le';
  if (zeros(0) > bytes.length / 4) return 'utf-16be';
  return decodeAs('utf-8', bytes) === undefined ? 'windows-1252' : 'utf-8';
}

/** Undefined when `bytes` are no such text. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
