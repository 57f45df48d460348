// The lines of a file, each with its faults beside it, or what has become of it.

import { useState } from 'react';
import { Link } from 'wouter';
import { Written } from '../../../controls/written.tsx';
import { titleOf } from '../../../inbox/referral-words.ts';
import { colon } from '../../../messages/colon.ts';
import { type Language, useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { problemWords } from '../../../messages/problem-words.ts';
import { type Column, Table } from '../../shared/table.tsx';
import { teamsIn } from '../fields/draft.ts';
import { inWords, ofApi } from '../fields/faults-said.ts';
import { fieldWords } from '../fields/words.ts';
import { referralsWords } from '../words.ts';
import type { Outcome } from './create-lines.ts';
import type { FileLine } from './file-lines.ts';
import { fileWords } from './words.ts';

/** More rows are slow to draw and read by nobody. */
const mostShown = 200;

type Says = { own: (typeof fileWords)['en']; fields: (typeof fieldWords)['en'] };
type Named = { name: string; text: string };

/** What is to be mended in a line; empty for none. */
export function faultsOf(
  line: FileLine,
  outcome: Outcome | undefined,
  { own, fields }: Says,
  language: Pick<Language, 'words' | 'formats'>,
): Named[] {
  const named = (found: Readonly<Record<string, string>>): Named[] =>
    Object.entries(found).map(([field, text]) => ({ name: labelOf(field, fields), text }));
  if (line.state === 'broken') return [{ name: '', text: own.rowFaults[line.fault] }];
  if (line.state === 'faulty') {
    const team = line.team && own.teamFaults[line.team.code](line.team.named);
    return [
      ...(team === undefined ? [] : [{ name: fields.labels.teams, text: team }]),
      ...named(inWords(line.faults, fields)),
    ];
  }
  if (outcome?.kind !== 'refused') return [];
  const placed = named(ofApi(outcome.problem, fields, language.words));
  return placed.length > 0
    ? placed
    : [{ name: '', text: problemWords(outcome.problem, language.words, language.formats) }];
}

function labelOf(field: string, { labels }: Says['fields']): string {
  return Object.entries(labels).find(([name]) => name === field)?.[1] ?? field;
}

export function LinesTable({
  lines,
  outcomes,
}: {
  lines: readonly FileLine[];
  outcomes: ReadonlyMap<number, Outcome>;
}) {
  const language = useLanguage();
  const says = { own: useWordsOf(fileWords), fields: useWordsOf(fieldWords) };
  const { own, fields } = says;
  const shared = useWordsOf(referralsWords);
  const [isOnlyFaulty, setOnlyFaulty] = useState(false);
  const faults = (line: FileLine) => faultsOf(line, outcomes.get(line.line), says, language);
  const wanted = isOnlyFaulty ? lines.filter((line) => faults(line).length > 0) : lines;
  const columns: readonly Column<FileLine>[] = [
    { name: own.line, isNumber: true, cell: ({ line }) => line },
    { name: shared.client, cell: ({ draft }) => <Written>{draft.name}</Written> },
    { name: fields.labels.phone, cell: ({ draft }) => <span className="phone">{draft.phone}</span> },
    {
      name: shared.team,
      cell: ({ draft, state }) => (
        <Written>{state === 'ready' ? teamsIn(draft).join(' > ') : draft.teams}</Written>
      ),
    },
    {
      name: shared.wants,
      cell: ({ draft: { side, city, state } }) => {
        const isKnown = side === 'buyer' || side === 'seller';
        if (isKnown && city !== '' && state !== '')
          return <Written>{titleOf({ side, area: { city, state } }, language)}</Written>;
        return <Written>{[side, city, state].filter((part) => part !== '').join(', ')}</Written>;
      },
    },
    {
      name: own.standing,
      cell: (line) => <Standing line={line} outcome={outcomes.get(line.line)} faults={faults(line)} />,
    },
  ];
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={isOnlyFaulty}
          onChange={(event) => setOnlyFaulty(event.target.checked)}
        />
        {own.onlyFaulty}
      </label>
      <Table
        caption={own.title}
        columns={columns}
        rows={wanted.slice(0, mostShown)}
        keyOf={({ line }) => String(line)}
        empty={own.counts(lines.length, 0)}
      />
      {wanted.length > mostShown && <p className="quiet">{own.shown(mostShown, wanted.length)}</p>}
    </>
  );
}

function Standing({
  line,
  outcome,
  faults,
}: {
  line: FileLine;
  outcome: Outcome | undefined;
  faults: readonly Named[];
}) {
  const own = useWordsOf(fileWords);
  const then = useWordsOf(colon);
  if (faults.length > 0) {
    return (
      <ul className="line-faults">
        {faults.map(({ name, text }) => (
          <li key={`${name} ${text}`}>
            {name !== '' && <strong>{`${name}${then}`}</strong>}
            {text}
          </li>
        ))}
      </ul>
    );
  }
  if (line.state === 'same') return own.same(line.as);
  if (outcome?.kind !== 'created') return <span className="quiet">{own.ready}</span>;
  return (
    <Link href={`/office/referrals/${outcome.referralId}`} className="tag is-calm">
      {outcome.wasThere ? own.there : outcome.isClaimed ? own.claimed : own.created}
      <span className="unseen">: {line.draft.name}</span>
    </Link>
  );
}
