// The referrals of a filter as a file for a spreadsheet: all pages of the list, one after another, up to a bound that is told.
import { pagesOf } from '../../../../client/src/pages.ts';
import { answerOf } from '../../../api/api.ts';
import type { Formats } from '../../../messages/formats.ts';
import { type CsvCell, csvFile } from '../../shared/csv/write-csv.ts';
import type { ExportWords } from './export-words.ts';
import type { ListedReferral, ReadPage } from './listed-referral.ts';

/** Spreadsheets get slow beyond this, and so does a browser. A narrower period has the rest. */
export const mostExported = 20_000;

const columns = [
  'referralId',
  'created',
  'status',
  'team',
  'teamId',
  'side',
  'kind',
  'city',
  'state',
  'postalCode',
  'priceMin',
  'priceMax',
  'priceWords',
  'notes',
  'client',
  'phone',
  'email',
  'agent',
  'claimed',
  'claimedBy',
  'returned',
  'reason',
  'note',
] as const;

export type Exported = { parts: readonly string[]; count: number; isCut: boolean };

export async function exportReferrals(
  read: ReadPage,
  {
    words,
    formats,
    separator,
  }: { words: ExportWords; formats: Pick<Formats, 'phone'>; separator: ',' | ';' },
  { onProgress, signal }: { onProgress: (count: number) => void; signal: AbortSignal },
): Promise<Exported> {
  const file = csvFile(
    columns.map((column) => words.columns[column]),
    separator,
  );
  let count = 0;
  for await (const page of pagesOf(({ cursor }) => answerOf(read(cursor, signal)))) {
    const rows = page.referrals.slice(0, mostExported - count);
    file.add(rows.map((referral) => recordOf(referral, words, formats)));
    count += rows.length;
    onProgress(count);
    if (count === mostExported) {
      return {
        parts: file.parts,
        count,
        isCut: rows.length < page.referrals.length || page.cursor !== undefined,
      };
    }
  }
  return { parts: file.parts, count, isCut: false };
}

/** In the order of the columns. Times are UTC, as spreadsheets know them. */
export function recordOf(
  referral: ListedReferral,
  words: ExportWords,
  formats: Pick<Formats, 'phone'>,
): CsvCell[] {
  const { client, claim, returned, priceRange: price } = referral;
  const bounds = typeof price === 'object' ? price : undefined;
  const cells: Record<(typeof columns)[number], CsvCell> = {
    referralId: referral.referralId,
    created: timeOf(referral.createdAt),
    status: words.statuses[referral.status],
    team: referral.teamName,
    teamId: referral.teamId,
    side: words.sides[referral.side],
    kind: words.kinds[referral.kind],
    city: referral.area.city,
    state: referral.area.state,
    postalCode: referral.area.postalCode,
    priceMin: bounds?.min,
    priceMax: bounds?.max,
    priceWords: typeof price === 'string' ? price : undefined,
    notes: referral.notes,
    client: client?.name,
    // As people write it: a spreadsheet would take +12065550150 for a formula, and the digits for a number.
    phone: client?.phone && formats.phone(client.phone),
    email: client?.email,
    agent: claim?.name,
    claimed: claim && timeOf(claim.at),
    claimedBy: claim && words.claimedBy[claim.by],
    returned: returned && timeOf(returned.at),
    reason: returned && words.returned[returned.reason],
    note: returned?.note,
  };
  return columns.map((column) => cells[column]);
}

function timeOf(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}
