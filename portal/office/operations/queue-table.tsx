// The queues: how full, how old, what they gave up, and that moved back.
import { Link } from 'wouter';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { type Column, Table } from '../shared/table.tsx';
import { RedriveButton } from './redrive-button.tsx';
import { RedriveProgress } from './redrive-progress.tsx';
import { operationsWords, queueName } from './words.ts';

type QueueState = StageOperations['queues'][number];

export function QueueTable({ queues }: { queues: readonly QueueState[] }) {
  const own = useWordsOf(operationsWords);
  const columns: readonly Column<QueueState>[] = [
    { name: own.queue, cell: ({ queue }) => <QueueName queue={queue} /> },
    { name: own.waiting, isNumber: true, cell: ({ waiting }) => waiting },
    { name: own.inFlight, isNumber: true, cell: ({ inFlight, delayed }) => inFlight + delayed },
    { name: own.oldest, cell: (state) => <Age state={state} /> },
    {
      name: own.deadLetters,
      cell: ({ queue, deadLetters, isRedrivable, redrive }) => (
        <span className="given-up">
          {deadLetters > 0 ? (
            <>
              <Link href={pathOfDeadLetters(queue)}>{own.letters(deadLetters)}</Link>
              {isRedrivable && <RedriveButton queue={queue} count={deadLetters} />}
            </>
          ) : (
            <span className="quiet">{own.none}</span>
          )}
          <RedriveProgress redrive={redrive} />
        </span>
      ),
    },
  ];
  return (
    <section aria-labelledby="queues">
      <h2 id="queues">{own.queues}</h2>
      <Table caption={own.queues} columns={columns} rows={queues} keyOf={({ queue }) => queue} empty="" />
    </section>
  );
}

/** What it holds, and the name by which logs and alarms know it. */
function QueueName({ queue }: { queue: string }) {
  const own = useWordsOf(operationsWords);
  const name = queueName(queue, own);
  return name === undefined ? (
    <code>{queue}</code>
  ) : (
    <span>
      {name} <code className="quiet">{queue}</code>
    </span>
  );
}

export const pathOfDeadLetters = (queue: string) =>
  `/office/operations/dead-letters?queue=${encodeURIComponent(queue)}`;

/** The meter is full after an hour: by then every queue’s alarm but that of texts at night is open. */
const fullSeconds = 3600;

function Age({ state: { queue, oldestSeconds } }: { state: QueueState }) {
  const { formats } = useLanguage();
  const own = useWordsOf(operationsWords);
  if (oldestSeconds === undefined) return <span className="quiet">{own.none}</span>;
  return (
    <span className="age">
      <meter
        aria-label={own.ageOf(queue)}
        min={0}
        max={fullSeconds}
        high={fullSeconds / 4}
        optimum={0}
        value={Math.min(oldestSeconds, fullSeconds)}
      />{' '}
      {formats.duration(oldestSeconds)}
    </span>
  );
}
