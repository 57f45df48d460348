// The dead letters of one queue: what each is about, never what was written.
import { Link, useSearch } from 'wouter';
import { Page } from '../../controls/page.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import type { DeadLetters } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useDeadLetters } from './operations-query.ts';
import { RedriveButton } from './redrive-button.tsx';
import { RedriveProgress } from './redrive-progress.tsx';
import { operationsWords } from './words.ts';

type Letter = DeadLetters['letters'][number];

export function DeadLettersPage() {
  const own = useWordsOf(operationsWords);
  const queue = new URLSearchParams(useSearch()).get('queue') ?? '';
  const read = useDeadLetters(queue);
  const title = own.deadLettersOf(queue);
  const columns: readonly Column<Letter>[] = [
    { name: own.kind, cell: ({ kind }) => own.letterKinds[kind] },
    { name: own.about, cell: ({ ids }) => <Ids ids={ids} /> },
    {
      name: own.sent,
      cell: ({ sentAt }) => <Moment at={sentAt} isAgo />,
    },
    { name: own.receives, isNumber: true, cell: ({ receives }) => receives },
    { name: own.fault, cell: ({ fault }) => (fault === undefined ? own.noFault : <code>{fault}</code>) },
  ];
  return (
    <Page title={title} windowTitle={title} back={{ to: '/office/operations', label: own.title }}>
      <p className="quiet">{own.lettersIntro}</p>
      <ReadState read={read}>
        {({ count, isRedrivable, redrive, letters }) => (
          <>
            <Table
              caption={title}
              columns={columns}
              rows={letters}
              keyOf={({ messageId }) => messageId}
              empty={own.noLetters}
            />
            {letters.length < count && <p className="quiet">{own.moreLetters(count)}</p>}
            <p className="form-end">
              {count > 0 && isRedrivable && <RedriveButton queue={queue} count={count} />}
              {count > 0 && !isRedrivable && <span>{own.notRedrivable}</span>}
              <button type="button" disabled={read.isFetching} onClick={() => read.refetch()}>
                {own.lookAgain}
              </button>
              <RedriveProgress redrive={redrive} />
            </p>
          </>
        )}
      </ReadState>
    </Page>
  );
}

function Ids({ ids }: { ids: Letter['ids'] }) {
  return (
    <ul className="ids">
      {Object.entries(ids).map(([name, id]) => (
        <li key={name}>
          <span className="quiet">{name}</span>{' '}
          {name === 'referralId' ? <Link href={`/office/referrals/${id}`}>{id}</Link> : <code>{id}</code>}
        </li>
      ))}
    </ul>
  );
}
