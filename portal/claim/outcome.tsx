// What happened to a referral that can't be claimed any more, and to one's own claim.
import { Link } from 'wouter';
import { useNow } from '../clock/use-now.ts';
import type { Standing } from '../inbox/standing.ts';
import { isolated } from '../messages/isolated.ts';
import { type Language, useLanguage } from '../messages/language.tsx';

export function outcomeTitle(standing: Standing, { words }: Language): string {
  const says = words.claim.outcome;
  switch (standing.kind) {
    case 'open':
      return words.claim.open;
    case 'mine':
      return says.mine[standing.by];
    case 'theirs':
      return standing.by === 'assignment' || standing.by === 'returning'
        ? says.theirsAssigned(isolated(standing.name))
        : says.theirs(isolated(standing.name));
    default:
      return says[standing.kind];
  }
}

export function Outcome({ standing }: { standing: Standing }) {
  const language = useLanguage();
  const { words } = language;
  const now = useNow(60_000);
  const isMine = standing.kind === 'mine';
  const more = moreOf(standing, language, now);
  return (
    <section className={isMine ? 'outcome is-won' : 'outcome'}>
      <h2>{outcomeTitle(standing, language)}</h2>
      {more !== undefined && <p>{more}</p>}
      {(standing.kind === 'given-back' || standing.kind === 'withdrawn') && standing.note !== undefined && (
        <p>{words.claim.returnedBecause(isolated(standing.note))}</p>
      )}
      {!isMine && (
        <p>
          <Link href="/?list=open" className="alone">
            {words.claim.nextOnes}
          </Link>
        </p>
      )}
    </section>
  );
}

function moreOf(standing: Standing, { words, formats }: Language, now: number): string | undefined {
  const says = words.claim.outcome;
  switch (standing.kind) {
    case 'open':
    case 'mine':
      return undefined;
    case 'theirs':
      return says.theirsMore[standing.by](formats.moment(standing.at, now));
    default:
      return says[`${standing.kind}More`];
  }
}
