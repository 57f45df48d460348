// The files that the page hands out: a sample to begin with, and the lines that are to be mended.
import { csvFile } from '../../shared/csv/write-csv.ts';
import { type DraftField, draftFields } from '../fields/draft.ts';
import type { FileOfReferrals } from './file-lines.ts';

type SampleWords = { labels: Record<DraftField, string>; notes: string; words: string };

/** Two clients whom there can't be: their numbers are reserved for fiction. */
export function sampleFile({ labels, notes, words }: SampleWords, separator: ',' | ';'): readonly string[] {
  const columns = draftFields.filter((field) => field !== 'priceWords');
  const file = csvFile(
    columns.map((field) => labels[field]),
    separator,
  );
  const clients: Partial<Record<DraftField, string>>[] = [
    {
      teams: 'tm_demo',
      side: 'buyer',
      city: 'Seattle',
      state: 'WA',
      postalCode: '98101',
      priceMin: '450000',
      priceMax: '600000',
      notes,
      name: 'Client Example',
      phone: '(206) 555-0150',
      email: 'client@clients.example',
      consentAt: '2026-03-01 14:30',
      consentSource: 'https://homes.example/contact',
      consentWords: words,
      consentCovers: 'conversation',
    },
    {
      teams: 'tm_demo > tm_harbor',
      side: 'seller',
      city: 'Tacoma',
      state: 'WA',
      priceMin: '700000',
      name: 'Client Sample',
      phone: '(206) 555-0151',
      offerMinutes: '120',
    },
  ];
  file.add(clients.map((client) => columns.map((field) => client[field])));
  return file.parts;
}

/** The lines as the file has them, each with what to mend behind it. */
export function refusedFile(
  { heading, separator }: Pick<FileOfReferrals, 'heading' | 'separator'>,
  lines: readonly { record: readonly string[]; reason: string }[],
  reasonHeading: string,
): readonly string[] {
  // What an earlier round of mending said is over.
  const place = heading.indexOf(reasonHeading);
  const kept = (record: readonly string[]) =>
    heading.map((_, at) => record[at] ?? '').filter((_, at) => at !== place);
  const file = csvFile([...kept(heading), reasonHeading], separator === ';' ? ';' : ',');
  file.add(lines.map(({ record, reason }) => [...kept(record), reason]));
  return file.parts;
}
