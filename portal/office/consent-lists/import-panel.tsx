// A list that was read: what is in it, its import, and what was refused, as a file to mend.

import { useAnnounce } from '../../controls/announcer.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { saveCsv } from '../../controls/save-file.ts';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { csvFile, separatorIn } from '../shared/csv/write-csv.ts';
import { Done } from '../shared/done.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { type ConsentList, columns, type ListLine } from './consent-list.ts';
import { reasonWords, refusedRows } from './refused-rows.ts';
import { asRefused, type RefusedLine } from './send-list.ts';
import { type Going, useImport } from './use-import.ts';
import { consentListsWords } from './words.ts';

const linesShown = 5;

export function ImportPanel({ list }: { list: ConsentList }) {
  const own = useWordsOf(consentListsWords);
  const announce = useAnnounce();
  const { lines, broken, ignored, encoding } = list;
  const { current, run } = useImport(list, ({ imported, known, refused }) =>
    announce(`${own.done} ${own.result(imported, known, refused.length)}`),
  );
  const check = useImport(
    list,
    ({ imported, known, refused }) => announce(own.wouldBe(own.result(imported, known, refused.length))),
    { dryRun: true },
  );
  const { state, done, imported, known, problem } = current;
  const refused = inOrder(current.refused);
  // What the check found is not promised again.
  const comingIn =
    lines.length - (check.current.state === 'done' ? check.current.refused.length - broken.length : 0);
  if (state === 'waiting') {
    return (
      <>
        <h2>{own.preview}</h2>
        <p>{own.readAs(encoding, own.lines(lines.length))}</p>
        {ignored.length > 0 && <p className="quiet">{own.ignored(ignored.join(', '))}</p>}
        <FirstLines lines={lines.slice(0, linesShown)} />
        {broken.length > 0 && check.current.state !== 'done' && (
          <>
            <h2>{own.broken}</h2>
            <p>{own.brokenMore}</p>
            <Refused lines={broken.map(asRefused)} />
          </>
        )}
        {lines.length > 0 && (
          <>
            <Checked check={check} of={lines.length} />
            <div className="acts">
              {comingIn > 0 && (
                <button type="button" className="is-main" onClick={run}>
                  {own.import(own.lines(comingIn))}
                </button>
              )}
              {check.current.state === 'waiting' && (
                <button type="button" onClick={check.run}>
                  {own.check}
                </button>
              )}
            </div>
          </>
        )}
      </>
    );
  }
  return (
    <>
      <Unsaved isUnsaved={state === 'running' || state === 'stopped'} as="running" />
      <section className="panel">
        <progress value={done} max={lines.length} aria-label={own.title} />
        <p>
          {own.running(done, lines.length)} {state === 'done' && <Done>{own.done}</Done>}
        </p>
        <p>{own.result(imported, known, refused.length)}</p>
        <ProblemNotice problem={problem} />
        {state === 'stopped' && (
          <>
            <p>{own.stopped}</p>
            <button type="button" className="is-main" onClick={run}>
              {own.goOn}
            </button>
          </>
        )}
      </section>
      <h2>{own.refused}</h2>
      <RefusedLines lines={refused} more={own.refusedMore} />
    </>
  );
}

function inOrder(lines: readonly RefusedLine[]): RefusedLine[] {
  return lines.toSorted((one, other) => one.from - other.from);
}

/** What the import would come to, as far as it was looked at. */
function Checked({ check: { current, run }, of }: { check: Going; of: number }) {
  const own = useWordsOf(consentListsWords);
  const { state, done, imported, known, problem } = current;
  const refused = inOrder(current.refused);
  if (state === 'waiting') return null;
  return (
    <section className="panel">
      {state !== 'done' && <progress value={done} max={of} aria-label={own.check} />}
      <p>
        {state === 'done' ? own.wouldBe(own.result(imported, known, refused.length)) : own.running(done, of)}
      </p>
      <ProblemNotice problem={problem} />
      {state === 'stopped' && (
        <button type="button" onClick={run}>
          {own.goOn}
        </button>
      )}
      {state === 'done' && <RefusedLines lines={refused} more={own.wouldBeRefused} />}
    </section>
  );
}

function RefusedLines({ lines, more }: { lines: readonly RefusedLine[]; more: string }) {
  const own = useWordsOf(consentListsWords);
  if (lines.length === 0) return <p className="quiet">{own.noneRefused}</p>;
  return (
    <>
      <p>{more}</p>
      <SaveRefused lines={lines} />
      <Refused lines={lines} />
    </>
  );
}

function FirstLines({ lines }: { lines: readonly ListLine[] }) {
  const own = useWordsOf(consentListsWords);
  const shown: readonly Column<ListLine>[] = [
    { name: own.line, isNumber: true, cell: ({ from, to }) => own.lineOf(from, to) },
    ...columns.map((name) => ({ name, cell: ({ fields }: ListLine) => fields[name] })),
  ];
  return (
    <Table
      caption={own.first}
      columns={shown}
      rows={lines}
      keyOf={({ from }) => `${from}`}
      empty={own.empty}
    />
  );
}

function Refused({ lines }: { lines: readonly RefusedLine[] }) {
  const { words } = useLanguage();
  const own = useWordsOf(consentListsWords);
  const shown: readonly Column<RefusedLine>[] = [
    { name: own.line, isNumber: true, cell: ({ from, to }) => own.lineOf(from, to) },
    { name: 'agentId', cell: ({ fields: { agentId } }) => agentId },
    { name: 'phone', cell: ({ fields: { phone } }) => phone },
    {
      name: own.why,
      cell: ({ reasons }) => (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={`${reason.column} ${reason.detail}`}>
              {reason.column !== undefined && <code>{reason.column}</code>} {reasonWords(reason, words)}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <Table
      caption={own.refused}
      columns={shown}
      rows={lines}
      keyOf={({ from }) => `${from}`}
      empty={own.noneRefused}
    />
  );
}

function SaveRefused({ lines }: { lines: readonly RefusedLine[] }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(consentListsWords);
  function save() {
    const [heading = [], ...rows] = refusedRows(lines, (reason) => reasonWords(reason, words));
    const file = csvFile(heading, separatorIn(navigator.language));
    file.add(rows);
    saveCsv(`${own.fileName}-${formats.calendarDay(Date.now())}.csv`, file.parts);
  }
  return (
    <p>
      <button type="button" onClick={save}>
        {own.saveRefused}
      </button>
    </p>
  );
}
