// Saves what the list shows, all pages of it, and says how far it is.
import { useEffect, useRef, useState } from 'react';
import { useTell } from '../../../controls/announcer.tsx';
import { ProblemNotice } from '../../../controls/problem-notice.tsx';
import { saveCsv } from '../../../controls/save-file.ts';
import { useAct } from '../../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { referralsWords } from '../words.ts';
import type { ReadPage } from './listed-referral.ts';

export function ExportButton({ read, isDisabled }: { read: ReadPage; isDisabled: boolean }) {
  const { code, words, formats } = useLanguage();
  const says = useWordsOf(referralsWords).export;
  const tell = useTell();
  const [count, setCount] = useState(0);
  const [isCut, setCut] = useState(false);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = useAct(
    async () => {
      setCount(0);
      setCut(false);
      const stop = new AbortController();
      running.current = stop;
      const [{ exportReferrals }, { exportWords }, { separatorIn }] = await Promise.all([
        import('./export-referrals.ts'),
        import('./export-words.ts'),
        import('../../shared/csv/write-csv.ts'),
      ]);
      const separator = separatorIn(navigator.language);
      const written = { words: exportWords[code], formats, separator };
      const exported = await exportReferrals(read, written, { onProgress: setCount, signal: stop.signal });
      saveCsv(`referrals-${formats.calendarDay(Date.now())}.csv`, exported.parts);
      return exported;
    },
    {
      isRepeatable: false,
      onDone: (exported) => {
        setCut(exported.isCut);
        tell(says.done(exported.count));
      },
    },
  );
  const isStopped = running.current?.signal.aborted === true;
  return (
    <>
      {run.isPending ? (
        <span className="exporting">
          <span role="status">{says.running(count)}</span>
          <button type="button" className="is-link" onClick={() => running.current?.abort()}>
            {words.cancel}
          </button>
        </span>
      ) : (
        <button type="button" disabled={isDisabled} onClick={() => run.run(undefined)}>
          {says.start}
        </button>
      )}
      {isCut && <p className="notice">{says.cut(count)}</p>}
      <ProblemNotice problem={isStopped ? undefined : run.problem} />
    </>
  );
}
