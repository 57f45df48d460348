// CP-7: how far a bulk text is, and what became of its texts: in figures, and why some were not sent.
import { serverNow } from '../clock/server-clock.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import type { Bulk } from './bulk-queries.ts';
import { reasonWords } from './reason-words.ts';
import { bulkWords } from './words.ts';

const figures = [
  'total',
  'waiting',
  'held',
  'sent',
  'delivered',
  'failed',
  'refused',
  'replied',
  'optedOut',
] as const;

export function Report({ bulk }: { bulk: Bulk }) {
  const { formats } = useLanguage();
  const { one } = useWordsOf(bulkWords);
  const { status, counts, nextAt } = bulk;
  const settled = counts.total - counts.waiting - counts.held;
  const isUnderWay = status === 'sending' || status === 'paused';
  return (
    <section className="panel">
      <h2>{one.progress}</h2>
      {isUnderWay && (
        <>
          <progress
            className="bulk-progress"
            value={settled}
            max={Math.max(1, counts.total)}
            aria-label={one.progress}
          />
          <p>{one.progressOf(settled, counts.total)}</p>
          {nextAt !== undefined && counts.waiting > 0 && (
            <p className="quiet">{one.nextAt(formats.moment(nextAt, serverNow()))}</p>
          )}
        </>
      )}
      <dl className="bulk-figures">
        {figures.map((name) => (
          <div key={name}>
            <dt>{one.counts[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      {counts.held > 0 && <p className="quiet">{one.heldMore}</p>}
      <Refused refusedBy={bulk.refusedBy} />
    </section>
  );
}

function Refused({ refusedBy }: Pick<Bulk, 'refusedBy'>) {
  const { one } = useWordsOf(bulkWords);
  const reasons = useWordsOf(reasonWords);
  const counted = Object.entries(refusedBy).toSorted(([, first], [, second]) => second - first);
  if (counted.length === 0) return null;
  return (
    <>
      <h3>{one.refused}</h3>
      <ul className="refused-by">
        {counted.map(([reason, count]) => (
          <li key={reason}>
            {reasons[reason] ?? reasons.other}: {count}
          </li>
        ))}
      </ul>
    </>
  );
}
