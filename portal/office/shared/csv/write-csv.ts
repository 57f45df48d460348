// Tables as CSV files that spreadsheets open rightly: with a byte order mark, and nothing in a cell is taken for a formula.
// Loaded when somebody saves one.
import { stringify } from 'csv-stringify/browser/esm/sync';

export type CsvCell = string | number | undefined;

/** Without it Excel reads UTF-8 as the code page of the machine. */
const byteOrderMark = '\uFEFF';

export type CsvFile = {
  add(rows: readonly (readonly CsvCell[])[]): void;
  /** All of it, in parts that are never joined to one text. */
  readonly parts: readonly string[];
};

/** Cells that begin as a formula does get an apostrophe in front: `escape_formulas`. */
export function csvFile(heading: readonly string[], separator: ',' | ';'): CsvFile {
  const parts: string[] = [byteOrderMark];
  const add = (rows: readonly (readonly CsvCell[])[]) => {
    const written = rows.map((row) => row.map((cell) => cell ?? ''));
    parts.push(
      stringify(written, { delimiter: separator, record_delimiter: 'windows', escape_formulas: true }),
    );
  };
  add([heading]);
  return { add, parts };
}

/** Excel splits a line by the separator of lists where it runs: a semicolon where the comma is the decimal sign. */
export function separatorIn(locale: string): ',' | ';' {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',';
}
