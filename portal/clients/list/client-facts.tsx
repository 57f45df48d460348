// What a list has to say of a client in one line: what they look for, when one last was in contact, and whose they are.
import { useNow } from '../../clock/use-now.ts';
import { priceOf, titleOf } from '../../inbox/referral-words.ts';
import { isolated } from '../../messages/isolated.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { ListedClient } from '../client-queries.ts';
import { listWords } from './words.ts';

export function ClientFacts({ client, isTeams = false }: { client: ListedClient; isTeams?: boolean }) {
  const language = useLanguage();
  const words = useWordsOf(listWords);
  const now = useNow(60_000);
  const { lastContactAt, owner } = client;
  const facts = [
    titleOf(client, language),
    priceOf(client.priceRange, language),
    lastContactAt === undefined ? words.never : words.contact(language.formats.ago(lastContactAt, now)),
    isTeams ? isolated(owner.name) : undefined,
  ];
  return <>{facts.filter((fact) => fact !== undefined).join(' · ')}</>;
}
