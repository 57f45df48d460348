// CP-6: who of the audience gets no text, by why, with the names of the first hundred.
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import type { BulkPreview } from '../bulk-queries.ts';
import { reasonWords } from '../reason-words.ts';
import { bulkWords } from '../words.ts';

export function LeftOut({ preview: { excluded, excludedClients } }: { preview: BulkPreview }) {
  const own = useWordsOf(bulkWords);
  const reasons = useWordsOf(reasonWords);
  const counted = Object.entries(excluded).toSorted(([, one], [, other]) => other - one);
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return <p className="quiet">{own.sure.noneLeftOut}</p>;
  return (
    <section className="panel left-out">
      <h3>{own.sure.leftOut(all)}</h3>
      {counted.map(([reason, count]) => {
        const named = excludedClients.filter((each) => each.reason === reason);
        return (
          <details key={reason}>
            <summary>
              {reasons[reason] ?? reasons.other}: {count}
            </summary>
            <ul>
              {named.map(({ referralId, name }) => (
                <li key={referralId}>
                  <Written>{name}</Written>
                </li>
              ))}
              {count > named.length && <li className="quiet">{own.sure.andMore(count - named.length)}</li>}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
