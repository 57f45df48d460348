// A list of past consent as spreadsheets save it: whatever encoding, separator and order of columns, or a sentence on what is wrong.
import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';

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

const separators = [',', ';', '\t', '|'];
const rowsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

export function readConsentList(bytes: Uint8Array, named?: string): ConsentList | ListFault {
  const decoded = decode(bytes, named);
  if ('fault' in decoded) return decoded;
  const { text, encoding } = decoded;
  const separator = separatorOf(text);
  const rows = rowsOf(text, separator);
  if ('fault' in rows) return rows;
  const [header, ...records] = rows;
  if (header === undefined)
    return { fault: `The file is empty; its first line must name ${inWords(columns)}.` };
  const names = header.record.map(columnOf);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return {
      fault: `Line ${header.info.lines} has no column ${inWords(missing)}: the first line must name ${inWords(columns)}, in any order. It says: ${header.record.join(' | ')}`,
    };
  }
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) return { fault: `Two columns are called ${twice}: remove or rename one of them.` };
  const list: ConsentList = {
    lines: [],
    broken: [],
    encoding,
    ignored: header.record.filter((_, place) => names[place] === undefined),
  };
  for (const { record, info } of records) {
    const breaks = record.join('').split('\n').length - 1;
    const where = { from: info.lines - breaks, to: info.lines };
    if (record.every((field) => field === '')) continue;
    const detail = faultOf(record, names.length, separator);
    if (detail !== undefined) {
      list.broken.push({ ...where, detail });
      continue;
    }
    const named = names.flatMap((name, place) => (name === undefined ? [] : [[name, record[place] ?? '']]));
    list.lines.push({ ...where, fields: Object.fromEntries(named) });
  }
  return list;
}

/** The column that a heading means: `Team ID`, `team_id` and `TEAMID` are one. */
function columnOf(heading: string): (typeof columns)[number] | undefined {
  const fold = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  return columns.find((column) => fold(column) === fold(heading));
}

/** The separator by which the first line has most of the columns. Spreadsheets of many countries write semicolons. */
function separatorOf(text: string): string {
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (told !== undefined) return told;
  const [firstLine = ''] = text.trimStart().split(/\r\n|\r|\n/, 1);
  const known = (separator: string) =>
    firstLine.split(separator).filter((heading) => columnOf(heading) !== undefined).length;
  return separators.toSorted((one, other) => known(other) - known(one))[0] ?? ',';
}

function rowsOf(text: string, delimiter: string): z.infer<typeof rowsSchema> | ListFault {
  let read = 0;
  try {
    const parsed = parse(text.replace(/\r\n?/g, '\n').replace(/^sep=.(?=\n)/i, ''), {
      delimiter,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // What stands behind a closing quotation mark is for us to trim: the parser would refuse the whole file for it.
      ltrim: true,
      on_record: (record, { lines }) => {
        read = lines;
        return record;
      },
    });
    return rowsSchema.parse(parsed).map(({ record, info }) => ({ record: record.map(unquoted), info }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const where = `Line ${read + 1}`;
    return {
      fault:
        error.code === 'CSV_QUOTE_NOT_CLOSED'
          ? `${where}: a quotation mark (") opens a field and is never closed. Close it or remove it; a quotation mark inside a quoted field is written twice ("").`
          : `${where}: ${error.message}.`,
    };
  }
}

/** A field, trimmed; one that has space behind its closing quotation mark is left to us as it is. */
function unquoted(field: string): string {
  const text = field.trim();
  const quoted = /^"([^"\n]*)"$/.exec(text)?.[1];
  return quoted ?? text;
}

/** What keeps a record from being a line of the list. */
function faultOf(record: readonly string[], expected: number, separator: string): string | undefined {
  const swallowed = record.some((field) => field.startsWith('"') && field.includes('\n'));
  if (swallowed) return 'a quotation mark opens a field and is not closed where the field ends';
  if (record.slice(expected).every((field) => field === '')) return undefined;
  const shown = separator === '\t' ? 'a tab' : `“${separator}”`;
  const why = record.some((field) => field.includes('"'))
    ? 'check its quotation marks'
    : `put quotation marks around a field that holds ${shown}`;
  return `has ${record.length} fields where the first line names ${expected} columns: ${why}`;
}

/**
 * The file's text. What is no Unicode is Windows-1252, which is what spreadsheets in English, Spanish and French write
 * otherwise; `named` is for everything else.
 */
function decode(
  bytes: Uint8Array,
  named: string | undefined,
): { text: string; encoding: string } | ListFault {
  const startsWith = (...start: number[]) => start.every((byte, place) => bytes[place] === byte);
  if (startsWith(0x50, 0x4b, 0x03, 0x04) || startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
    return { fault: 'This is a workbook, not a CSV file: save it as “CSV UTF-8” and import that.' };
  }
  const encoding = named ?? encodingOf(bytes);
  const text = decodeAs(encoding, bytes);
  if (text === undefined) {
    return { fault: `The file is not in the encoding ${encoding}, or there is no such encoding.` };
  }
  if (/[\0\u0080-\u009f]/.test(text)) {
    return {
      fault:
        'The file’s encoding is not known: save it as “CSV UTF-8”, or name its encoding with --encoding, for example --encoding macintosh.',
    };
  }
  return { text, encoding };
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

function inWords(names: readonly string[]): string {
  return names.join(', ');
}
