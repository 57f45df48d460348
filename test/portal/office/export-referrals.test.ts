// The referrals of a filter as a file: every page, its bound, and what a spreadsheet makes of its cells.
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { formatsFor } from '../../../portal/messages/formats.ts';
import { exportReferrals, mostExported } from '../../../portal/office/referrals/list/export-referrals.ts';
import { exportWords } from '../../../portal/office/referrals/list/export-words.ts';
import type { ListedReferral, ReadPage } from '../../../portal/office/referrals/list/listed-referral.ts';
import { csvFile, separatorIn } from '../../../portal/office/shared/csv/write-csv.ts';

const formats = formatsFor('en-US', 'UTC');
const one: ListedReferral = {
  referralId: 'ref_1',
  teamId: 'tm_1',
  teamName: 'Demo Realty',
  status: 'claimed',
  side: 'buyer',
  kind: 'standard',
  area: { city: 'Seattle', state: 'WA' },
  priceRange: { min: 300_000 },
  notes: '=HYPERLINK("http://evil.example")',
  textingPreferred: true,
  createdAt: '2026-03-02T15:00:00.000Z',
  offerUntil: '2026-03-02T16:00:00.000Z',
  client: { name: 'Zoë "Z"; Client, Jr.', phone: '+12065550150' },
  claim: { agentId: 'agt_4', name: 'Agent Four', by: 'text', at: '2026-03-02T15:04:05.000Z' },
};

/** A list of `pages` pages with `size` on each. */
const listOf =
  (pages: number, size: number, referral = one): ReadPage =>
  async (cursor) => {
    const page = Number(cursor ?? 0);
    const referrals = Array.from({ length: size }, () => referral);
    const data = { referrals, ...(page + 1 < pages && { cursor: String(page + 1) }) };
    return { data, response: new Response() };
  };
const signal = new AbortController().signal;
const write = (read: ReadPage, separator: ',' | ';' = ',', onProgress: (count: number) => void = () => {}) =>
  exportReferrals(read, { words: exportWords.en, formats, separator }, { onProgress, signal });
const rowsOf = (parts: readonly string[], delimiter = ',') =>
  parse(parts.join('').slice(1), { delimiter, relax_column_count: false });

describe('an exported file', () => {
  test.each([',', ';'] as const)('is read back as it was, split by “%s”', async (separator) => {
    const { parts, count } = await write(listOf(1, 1), separator);
    expect(count).toBe(1);
    expect(parts[0]).toBe('\uFEFF');
    const [heading = [], row = []] = rowsOf(parts, separator);
    expect(Object.fromEntries(heading.map((name, place) => [name, row[place]]))).toMatchObject({
      Referral: 'ref_1',
      'Created (UTC)': '2026-03-02 15:00:00',
      Status: 'Claimed',
      Team: 'Demo Realty',
      City: 'Seattle',
      'Price from': '300000',
      Name: 'Zoë "Z"; Client, Jr.',
      Phone: '(206) 555-0150',
      Agent: 'Agent Four',
      'Claimed by': 'first text',
    });
  });

  test('says nothing that a spreadsheet carries out', async () => {
    const { parts } = await write(listOf(1, 1));
    expect(rowsOf(parts)[1]).toContain(`'=HYPERLINK("http://evil.example")`);
    for (const start of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      const file = csvFile(['cell'], ',');
      file.add([[start]]);
      expect(file.parts.at(-1)).toMatch(/^"?'/);
    }
  });

  test('holds all pages, telling how far it is', async () => {
    const told: number[] = [];
    const { parts, count, isCut } = await write(listOf(3, 25), ',', (soFar) => told.push(soFar));
    expect({ count, isCut, told }).toEqual({ count: 75, isCut: false, told: [25, 50, 75] });
    expect(rowsOf(parts)).toHaveLength(76);
  });

  test('ends at its bound, and says whether there are more', async () => {
    const exactly = await write(listOf(1, mostExported));
    expect({ count: exactly.count, isCut: exactly.isCut }).toEqual({ count: mostExported, isCut: false });
    const more = await write(listOf(2, mostExported - 1));
    expect({ count: more.count, isCut: more.isCut }).toEqual({ count: mostExported, isCut: true });
  }, 30_000);
});

test('the separator is the one by which spreadsheets split a line where the reader is', () => {
  expect(separatorIn('en-US')).toBe(',');
  expect(separatorIn('fr-CA')).toBe(';');
});
