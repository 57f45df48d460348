// CP-7: who answered a bulk text, each a link to their conversation.
import { Link } from 'wouter';
import { Written } from '../controls/written.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { addressOf } from '../place.ts';
import type { Bulk } from './bulk-queries.ts';
import { bulkWords } from './words.ts';

export function Repliers({ bulk: { repliedClients, counts } }: { bulk: Bulk }) {
  const { one } = useWordsOf(bulkWords);
  if (repliedClients.length === 0) return null;
  const more = counts.replied - repliedClients.length;
  return (
    <section className="panel">
      <h2>{one.repliers}</h2>
      <ul className="repliers">
        {repliedClients.map(({ referralId, name }) => (
          <li key={referralId}>
            <Link href={addressOf({ list: 'clients', referralId }, '')} className="alone">
              <Written>{name}</Written>
            </Link>
          </li>
        ))}
        {more > 0 && <li className="quiet">{one.moreRepliers(more)}</li>}
      </ul>
    </section>
  );
}
