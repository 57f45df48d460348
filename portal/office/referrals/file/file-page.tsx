// Refers many clients by a file: read here, shown line by line with what is to be mended, then sent one after another.

import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useId, useState } from 'react';
import { serverNow } from '../../../clock/server-clock.ts';
import { useAnnounce } from '../../../controls/announcer.tsx';
import { Page } from '../../../controls/page.tsx';
import { ProblemNotice } from '../../../controls/problem-notice.tsx';
import { Loading } from '../../../controls/read-state.tsx';
import { saveCsv } from '../../../controls/save-file.ts';
import { Unsaved } from '../../../controls/unsaved/unsaved.tsx';
import { useAct } from '../../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { fileSizeWords, mostBytes } from '../../shared/csv/file-size.ts';
import { separatorIn } from '../../shared/csv/write-csv.ts';
import { type DraftField, draftFields } from '../fields/draft.ts';
import { checkPhone } from '../fields/phone-check.ts';
import { fieldWords } from '../fields/words.ts';
import { referralsWords } from '../words.ts';
import type { Outcome } from './create-lines.ts';
import { type FileFault, type FileOfReferrals, mostLines, readFile } from './file-lines.ts';
import { refusedFile, sampleFile } from './files-to-save.ts';
import { teamFinder } from './find-team.ts';
import { faultsOf, LinesTable } from './lines-table.tsx';
import { useRun } from './use-run.ts';
import { fileWords } from './words.ts';

const needed: readonly DraftField[] = ['teams', 'side', 'city', 'state', 'name', 'phone'];

export default function FilePage() {
  const own = useWordsOf(fileWords);
  const fields = useWordsOf(fieldWords);
  const shared = useWordsOf(referralsWords);
  const { api } = useSignedIn();
  const client = useQueryClient();
  const announce = useAnnounce();
  const id = useId();
  const [file, setFile] = useState<FileOfReferrals>();
  const tooBig = useWordsOf(fileSizeWords);
  const [fault, setFault] = useState<string>();
  const run = useRun((outcomes) => {
    announce(own.done(...countsOf(outcomes)));
    void client.invalidateQueries({ queryKey: ['office', 'referrals'] });
  });
  const named = (columns: readonly DraftField[]) => columns.map((field) => fields.labels[field]).join(', ');

  const open = useAct(
    async (chosen: File) => {
      run.forget();
      setFile(undefined);
      setFault(undefined);
      if (chosen.size > mostBytes) return setFault(tooBig);
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const deps = { checkPhone, findTeam: teamFinder(api), hash: sha256, now: serverNow() };
      const read = await readFile(bytes, deps);
      if ('code' in read) setFault(inSentence(read));
      else setFile(read);
    },
    { isRepeatable: true },
  );
  function inSentence(read: FileFault): string {
    const says = own.fileFaults;
    switch (read.code) {
      case 'columns-missing':
        return says[read.code](named(read.missing));
      case 'too-many-lines':
        return says[read.code](read.count, mostLines);
      case 'quote-not-closed':
      case 'unreadable':
        return says[read.code](read.line);
      default:
        return says[read.code];
    }
  }
  const onChoose = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    if (chosen !== undefined) open.run(chosen);
    // The same file, mended, is another choice.
    event.target.value = '';
  };
  return (
    <Page title={own.title} windowTitle={own.title} back={{ to: '/office/referrals', label: shared.title }}>
      <Unsaved isUnsaved={run.state === 'running'} as="running" />
      <section className="panel">
        <p>{own.intro}</p>
        <p className="quiet">
          {own.needed(named(needed))}{' '}
          {own.also(named(draftFields.filter((field) => !needed.includes(field))))} {own.teamsMore}
        </p>
        <div className="acts">
          <label htmlFor={id} className="button is-main file-choice">
            {file === undefined ? own.choose : own.another}
            <input
              id={id}
              type="file"
              accept=".csv,text/csv,.txt"
              disabled={run.state === 'running' || open.isPending}
              onChange={onChoose}
            />
          </label>
          <SampleButton />
        </div>
        {fault !== undefined && (
          <p className="refusal" role="alert">
            {fault}
          </p>
        )}
        <ProblemNotice problem={open.problem} />
      </section>
      {open.isPending && <Loading />}
      {file !== undefined && <Lines file={file} run={run} />}
    </Page>
  );
}

function SampleButton() {
  const own = useWordsOf(fileWords);
  const { labels } = useWordsOf(fieldWords);
  const save = () => {
    const words = { labels, notes: own.sampleNotes, words: own.sampleWords };
    saveCsv('referrals-sample.csv', sampleFile(words, separatorIn(navigator.language)));
  };
  return (
    <button type="button" onClick={save}>
      {own.sample}
    </button>
  );
}

function Lines({ file, run }: { file: FileOfReferrals; run: ReturnType<typeof useRun> }) {
  const language = useLanguage();
  const own = useWordsOf(fileWords);
  const fields = useWordsOf(fieldWords);
  const { lines, ignored } = file;
  const ready = lines.filter((line) => line.state === 'ready');
  const left = ready.filter(({ line }) => !run.outcomes.has(line)).length;
  const outcomes = [...run.outcomes.values()];
  const toMend = lines.flatMap((line) => {
    const faults = faultsOf(line, run.outcomes.get(line.line), { own, fields }, language);
    const reason = faults.map(({ name, text }) => (name === '' ? text : `${name}: ${text}`)).join(' ');
    return faults.length === 0 ? [] : [{ record: line.record, reason }];
  });
  const saveRefused = () => saveCsv('referrals-to-fix.csv', refusedFile(file, toMend, own.reason));
  return (
    <section className="panel" aria-label={own.title}>
      <p role="status">
        {own.counts(
          ready.length,
          lines.filter(({ state }) => state === 'faulty' || state === 'broken').length,
        )}{' '}
        {ignored.length > 0 && <span className="quiet">{own.ignored(ignored.join(', '))}</span>}
      </p>
      {run.state !== 'before' && (
        <>
          <progress
            className="progress"
            max={ready.length}
            value={outcomes.length}
            aria-label={own.progress(outcomes.length, ready.length)}
          />
          <p>{own.progress(outcomes.length, ready.length)}</p>
        </>
      )}
      {run.state === 'stopped' && <p className="notice">{own.stopped}</p>}
      {run.state === 'done' && <p className="done">{own.done(...countsOf(outcomes))}</p>}
      <ProblemNotice problem={run.problem} />
      <div className="acts">
        {run.state === 'running' && (
          <button type="button" onClick={run.stop}>
            {own.stop}
          </button>
        )}
        {run.state !== 'running' && left > 0 && (
          <button type="button" className="is-main" onClick={() => run.start(ready)}>
            {run.state === 'before' ? own.start(left) : own.resume(left)}
          </button>
        )}
        {run.state !== 'running' && toMend.length > 0 && (
          <button type="button" onClick={saveRefused}>
            {own.saveRefused}
          </button>
        )}
      </div>
      {run.state === 'before' && left > 0 && <p className="quiet">{own.startMore}</p>}
      {run.state !== 'running' && toMend.length > 0 && <p className="quiet">{own.saveRefusedMore}</p>}
      <LinesTable lines={lines} outcomes={run.outcomes} />
    </section>
  );
}

/** Offered, refused, and there already. */
function countsOf(outcomes: readonly Outcome[]): [created: number, refused: number, there: number] {
  const created = outcomes.filter((outcome) => outcome.kind === 'created');
  const there = created.filter(({ wasThere }) => wasThere).length;
  return [created.length - there, outcomes.length - created.length, there];
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
