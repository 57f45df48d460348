// Saves the figures as a file for a spreadsheet.
import type { ResponseTimes } from '../api/answers.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { saveCsv } from '../controls/save-file.ts';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { counts, type Row } from './figures.ts';
import { responseWords } from './words.ts';

export function ExportTimes({ times, rows }: { times: ResponseTimes; rows: readonly Row[] }) {
  const { formats } = useLanguage();
  const own = useWordsOf(responseWords);
  const tell = useTell();
  const save = useAct(
    async () => {
      const { csvFile, separatorIn } = await import('../office/shared/csv/write-csv.ts');
      const { agentId, from, to, median, p90 } = own.columns;
      const heading = [own.agent, agentId, from, to, median, p90, ...counts.map((name) => own[name])];
      const file = csvFile(heading, separatorIn(navigator.language));
      file.add(
        rows.map((row) => [
          row.name,
          row.agentId,
          times.from,
          times.to,
          row.medianSeconds,
          row.p90Seconds,
          ...counts.map((name) => row[name]),
        ]),
      );
      saveCsv(`response-times-${formats.calendarDay(times.to)}.csv`, file.parts);
    },
    { isRepeatable: false, onDone: () => tell(own.saved(rows.length)) },
  );
  return (
    <>
      <button type="button" disabled={save.isPending} onClick={() => save.run(undefined)}>
        {own.save}
      </button>
      <ProblemNotice problem={save.problem} />
    </>
  );
}
