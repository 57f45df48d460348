// What a list knows of a client, for their page while it can't be read. Loaded with the list.
import { useNow } from '../../clock/use-now.ts';
import { Written } from '../../controls/written.tsx';
import { priceOf, titleOf } from '../../inbox/referral-words.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { ListedClient } from '../client-queries.ts';
import { clientsWords } from '../words.ts';
import { listWords } from './words.ts';

export default function KnownClient({ client }: { client: ListedClient }) {
  const language = useLanguage();
  const { words, formats } = language;
  const { stages } = useWordsOf(clientsWords);
  const own = useWordsOf(listWords);
  const now = useNow(60_000);
  const { phone, email, stage, tags, lastContactAt } = client;
  const facts = [
    titleOf(client, language),
    priceOf(client.priceRange, language),
    lastContactAt === undefined ? own.never : own.contact(formats.ago(lastContactAt, now)),
  ];
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
      <p>{facts.filter((fact) => fact !== undefined).join(' · ')}</p>
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
