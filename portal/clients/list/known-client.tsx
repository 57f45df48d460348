// What a list knows of a client, for their page while it can't be read. Loaded with the list.
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { ListedClient } from '../client-queries.ts';
import { clientsWords } from '../words.ts';
import { ClientFacts } from './client-facts.tsx';
import { listWords } from './words.ts';

export default function KnownClient({ client }: { client: ListedClient }) {
  const { words, formats } = useLanguage();
  const { stages } = useWordsOf(clientsWords);
  const own = useWordsOf(listWords);
  const { phone, email, stage, tags } = client;
  return (
    <section className="panel summary" aria-label={words.claim.about}>
      <p className="summary-top">
        <span className={`tag is-stage-${stage}`}>{stages[stage]}</span>
        {tags.map((tag) => (
          <span key={tag} className="tag is-label">
            <Written>{tag}</Written>
          </span>
        ))}
      </p>
      <p>
        <ClientFacts client={client} />
      </p>
      {phone !== undefined && (
        <a className="button is-main" href={`tel:${phone}`}>
          {words.client.call(formats.phone(phone))}
        </a>
      )}
      {email !== undefined && (
        <p>
          <a href={`mailto:${email}`} className="alone">
            {email}
          </a>
        </p>
      )}
      <p className="quiet">{own.fromList}</p>
    </section>
  );
}
