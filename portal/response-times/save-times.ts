// Saves figures of response times as a file for a spreadsheet: of a team's agents, or of all teams.
import type { ResponseTimes } from '../api/answers.ts';
import { saveCsv } from '../controls/save-file.ts';
import { counts, type Row } from './figures.ts';
import type { responseWords } from './words.ts';

export type SavedTimes = {
  name: string;
  id: string;
  period: Pick<ResponseTimes, 'from' | 'to'> | undefined;
  figures: Omit<Row, 'agentId' | 'name'> | undefined;
};

/** `who`: what the columns of names and of ids are called. `day`: for the file's name. */
export async function saveTimes(
  rows: readonly SavedTimes[],
  says: (typeof responseWords)['en'],
  who: { name: string; id: string },
  day: string,
): Promise<void> {
  const { csvFile, separatorIn } = await import('../office/shared/csv/write-csv.ts');
  const { from, to, median, p90 } = says.columns;
  const heading = [who.name, who.id, from, to, median, p90, ...counts.map((name) => says[name])];
  const file = csvFile(heading, separatorIn(navigator.language));
  file.add(
    rows.map(({ name, id, period, figures }) => [
      name,
      id,
      period?.from,
      period?.to,
      figures?.medianSeconds,
      figures?.p90Seconds,
      ...counts.map((count) => figures?.[count]),
    ]),
  );
  saveCsv(`response-times-${day}.csv`, file.parts);
}
