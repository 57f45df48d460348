// One referral in a list: enough to decide whether to run for it.
import { Link } from 'wouter';
import type { Referral } from '../api/answers.ts';
import { useNow } from '../clock/use-now.ts';
import { TimeLeftLabel } from '../controls/time-left-label.tsx';
import { Written } from '../controls/written.tsx';
import { isolated } from '../messages/isolated.ts';
import { type Language, useLanguage } from '../messages/language.tsx';
import { addressOf, usePlace } from '../place.ts';
import { usePortal } from '../session/portal-context.tsx';
import { isReachedByText, priceOf, titleOf } from './referral-words.ts';
import { type Standing, standingOf } from './standing.ts';

const refreshMs = 10_000;

export function ReferralRow({ referral }: { referral: Referral }) {
  const language = useLanguage();
  const { words, formats } = language;
  const { agent } = usePortal();
  const { referralId: opened, search } = usePlace();
  const { referralId } = referral;
  const now = useNow(refreshMs);
  const standing = standingOf(referral, agent.agentId, now);
  const price = priceOf(referral.priceRange, language);
  const isLive = standing.kind === 'open' || standing.kind === 'mine' || standing.kind === 'watched';
  return (
    <li>
      <Link
        href={addressOf({ list: 'inbox', referralId }, search)}
        className={isLive ? 'row' : 'row is-past'}
        aria-current={referralId === opened}
      >
        <span className="row-title">
          {referral.unread === true && standing.kind === 'mine' && (
            <span className="unread">{words.inbox.unread}</span>
          )}
          {titleOf(referral, language)}
        </span>
        <span className="row-state">
          {standing.kind === 'open' ? (
            <TimeLeftLabel until={referral.offerUntil} />
          ) : (
            <span className={`tag is-${standing.kind}`}>{standingWords(standing, language)}</span>
          )}
        </span>
        <span className="row-more">
          {referral.client && (
            <>
              <Written>{referral.client.name}</Written> ·{' '}
            </>
          )}
          {price !== undefined && `${price} · `}
          <time dateTime={referral.createdAt} title={formats.fullMoment(referral.createdAt)}>
            {words.inbox.offered(formats.ago(referral.createdAt, now))}
          </time>
        </span>
        <Labels referral={referral} />
      </Link>
    </li>
  );
}

export function Labels({ referral }: { referral: Referral }) {
  const { words } = useLanguage();
  const labels = [
    isReachedByText(referral) ? words.textingPreferred : words.callsOnly,
    ...(referral.returning === true ? [words.returningClient] : []),
    ...(referral.kind === 'warm-transfer' ? [words.warmTransfer] : []),
    ...(referral.clientOptedOut === true ? [words.inbox.optedOut] : []),
    ...(referral.answeredGreeting === true ? [words.inbox.answeredGreeting] : []),
  ];
  return (
    <span className="labels">
      {labels.map((label) => (
        <span key={label} className="tag is-label">
          {label}
        </span>
      ))}
    </span>
  );
}

function standingWords(standing: Standing, { words }: Language): string {
  const says = words.inbox.standing;
  return standing.kind === 'theirs' ? says.theirs(isolated(standing.name)) : says[standing.kind];
}
