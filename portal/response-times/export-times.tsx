// Saves the figures as a file for a spreadsheet.
import type { ResponseTimes } from '../api/answers.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import type { Row } from './figures.ts';
import { saveTimes } from './save-times.ts';
import { responseWords } from './words.ts';

export function ExportTimes({ times, rows }: { times: ResponseTimes; rows: readonly Row[] }) {
  const { formats } = useLanguage();
  const own = useWordsOf(responseWords);
  const tell = useTell();
  const save = useAct(
    () => {
      const saved = rows.map((row) => ({ name: row.name, id: row.agentId, period: times, figures: row }));
      const who = { name: own.agent, id: own.columns.agentId };
      return saveTimes(saved, own, who, formats.calendarDay(times.to));
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
