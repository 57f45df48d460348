// One client in the list: who, where one is with them, and when one last was in contact.
import { Link } from 'wouter';
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { addressOf, usePlace } from '../../place.ts';
import type { ListedClient } from '../client-queries.ts';
import { clientsWords } from '../words.ts';
import { ClientFacts } from './client-facts.tsx';
import { listWords } from './words.ts';

/** More of them are on the client's page. */
const mostTags = 3;

export function ClientRow({ client, isTeams }: { client: ListedClient; isTeams: boolean }) {
  const { stages } = useWordsOf(clientsWords);
  const words = useWordsOf(listWords);
  const { referralId: opened, search } = usePlace();
  const { referralId, name, stage, tags } = client;
  return (
    <li>
      <Link
        href={addressOf({ list: 'clients', referralId }, search)}
        className={stage === 'archived' || stage === 'closed' ? 'row is-past' : 'row'}
        aria-current={referralId === opened}
      >
        <span className="row-title">
          {client.unread && <span className="unread">{words.unread}</span>}
          <Written>{name}</Written>
        </span>
        <span className="row-state">
          <span className={`tag is-stage-${stage}`}>{stages[stage]}</span>
        </span>
        <span className="row-more">
          <ClientFacts client={client} isTeams={isTeams} />
        </span>
        {(tags.length > 0 || !client.textable) && (
          <span className="labels">
            {!client.textable && <span className="tag">{words.callsOnly}</span>}
            {tags.slice(0, mostTags).map((tag) => (
              <span key={tag} className="tag is-label">
                <Written>{tag}</Written>
              </span>
            ))}
            {tags.length > mostTags && <span className="tag">+{tags.length - mostTags}</span>}
          </span>
        )}
      </Link>
    </li>
  );
}
