// What may be seen of a referral: area, price range and notes for all who were offered it, the client for the owner.
import type { Referral } from '../api/answers.ts';
import { useNow } from '../clock/use-now.ts';
import { TimeLeftLabel } from '../controls/time-left-label.tsx';
import { Labels } from '../inbox/referral-row.tsx';
import { priceOf, titleOf } from '../inbox/referral-words.ts';
import { isolated } from '../messages/isolated.ts';
import { useLanguage } from '../messages/language.tsx';

export function ReferralSummary({ referral, isOpen }: { referral: Referral; isOpen: boolean }) {
  const language = useLanguage();
  const { words } = language;
  const price = priceOf(referral.priceRange, language);
  return (
    <section className="panel summary" aria-label={words.claim.about}>
      <p className="summary-top">
        {isOpen && <TimeLeftLabel until={referral.offerUntil} />}
        <Labels referral={referral} />
      </p>
      {referral.client && <ClientDetails referral={referral} client={referral.client} />}
      <dl>
        {price !== undefined && (
          <>
            <dt>{words.claim.price}</dt>
            <dd dir="auto">{price}</dd>
          </>
        )}
        {referral.notes !== undefined && (
          <>
            <dt>{words.claim.notes}</dt>
            <dd className="notes" dir="auto">
              {referral.notes}
            </dd>
          </>
        )}
      </dl>
      {isOpen && referral.noNumberFree === true && <p className="notice">{words.claim.noNumberFree}</p>}
      {isOpen && <p className="quiet">{words.claim.untilClaim}</p>}
    </section>
  );
}

function ClientDetails({
  referral,
  client,
}: {
  referral: Referral;
  client: NonNullable<Referral['client']>;
}) {
  const language = useLanguage();
  const { words, formats } = language;
  return (
    <div className="client">
      <h2>{titleOf(referral, language)}</h2>
      {client.phone !== undefined && (
        <a className="button is-main" href={`tel:${client.phone}`}>
          {words.client.call(formats.phone(client.phone))}
        </a>
      )}
      {client.phone === undefined && <p className="quiet">{words.client.phoneHidden}</p>}
      {client.email !== undefined && (
        <p>
          <a href={`mailto:${client.email}`} className="alone">
            {client.email}
          </a>
        </p>
      )}
      {referral.clientOptedOut === true && <OptedOut optOut={referral.optOut} />}
      {referral.noNumberFree === true && <p className="notice">{words.client.noNumberFree}</p>}
      {referral.textsFail === true && <p className="notice">{words.client.textsFail}</p>}
    </div>
  );
}

function OptedOut({ optOut }: { optOut: Referral['optOut'] | undefined }) {
  const { words, formats } = useLanguage();
  const now = useNow(60_000);
  const says = words.client.stopped;
  const { how = 'other', at, by } = optOut ?? {};
  const what = how === 'marked' && by !== undefined ? says.markedBy(isolated(by)) : says[how];
  return (
    <p className="notice is-bad">
      {at === undefined ? what : words.client.stoppedAt(what, formats.moment(at, now))}{' '}
      {words.client.optedOut}
    </p>
  );
}
