// One referral: what it is, where it stands, what the source can do about it, and what has happened to it. Live while it is offered.

import { useQuery } from '@tanstack/react-query';
import type { Referral } from '../../../api/answers.ts';
import { answerOf } from '../../../api/api.ts';
import { Page } from '../../../controls/page.tsx';
import { Phone } from '../../../controls/phone.tsx';
import { ReadState } from '../../../controls/read-state.tsx';
import { useStillGone } from '../../../controls/still-gone.ts';
import { TimeLeftLabel } from '../../../controls/time-left-label.tsx';
import { priceOf, titleOf } from '../../../inbox/referral-words.ts';
import { isolated } from '../../../messages/isolated.ts';
import { useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { Moment } from '../../shared/moment.tsx';
import { TeamName } from '../../shared/team-name.tsx';
import { fieldWords } from '../fields/words.ts';
import { StatusTag } from '../status-tag.tsx';
import { referralsWords } from '../words.ts';
import { Acts } from './acts.tsx';
import { Timeline } from './timeline.tsx';
import { oneReferralWords } from './words.ts';

/** What others do shows within seconds while it matters. */
const offeredMs = 3000;
const settledMs = 30_000;

export const referralKey = (referralId: string) => ['office', 'referral', referralId] as const;

export function OneReferralPage({ referralId }: { referralId: string }) {
  const { api } = useSignedIn();
  const own = useWordsOf(oneReferralWords);
  const params = { path: { referralId } };
  const asked = useQuery({
    queryKey: referralKey(referralId),
    queryFn: () => answerOf(api.GET('/referrals/{referralId}', { params })),
    refetchInterval: ({ state }) => (state.data?.status === 'offered' ? offeredMs : settledMs),
  });
  const read = useStillGone(asked, referralId);
  const referral = read.data;
  const title = referral?.client?.name ?? referralId;
  const timeline = useQuery({
    queryKey: [...referralKey(referralId), 'timeline'],
    queryFn: () => answerOf(api.GET('/referrals/{referralId}/timeline', { params })),
    refetchInterval: referral?.status === 'offered' ? offeredMs : settledMs,
  });
  return (
    <Page title={title} windowTitle={title} back={{ to: '/office/referrals', label: own.back }}>
      <ReadState read={read}>
        {(its) => (
          <>
            <Summary referral={its} />
            <Acts referral={its} />
            <section className="panel">
              <h2>{own.timeline}</h2>
              <ReadState read={timeline}>
                {({ events }) => <Timeline events={events} isOpen={its.status === 'offered'} />}
              </ReadState>
            </section>
          </>
        )}
      </ReadState>
    </Page>
  );
}

function Summary({ referral }: { referral: Referral }) {
  const language = useLanguage();
  const { words } = language;
  const own = useWordsOf(oneReferralWords);
  const shared = useWordsOf(referralsWords);
  const fields = useWordsOf(fieldWords);
  const { status, client, claim, returned, teamId, notes } = referral;
  const price = priceOf(referral.priceRange, language);
  return (
    <section className="panel overview" aria-label={own.stands}>
      <p className="overview-top">
        <StatusTag status={status} />
        {status === 'offered' && <TimeLeftLabel until={referral.offerUntil} />}
        {referral.textingPreferred && <span className="tag is-label">{words.textingPreferred}</span>}
        {referral.kind === 'warm-transfer' && <span className="tag is-label">{words.warmTransfer}</span>}
        <strong>{titleOf(referral, language)}</strong>
      </p>
      {claim && <p>{own.claimedBy(isolated(claim.name), shared.claimedBy[claim.by])}</p>}
      {returned && (
        <p>
          {shared.returned[returned.reason]}.{' '}
          {returned.note !== undefined && <q dir="auto">{returned.note}</q>}
        </p>
      )}
      {referral.returning && <p className="quiet">{own.returning}</p>}
      <dl>
        <Fact name={own.offeredTo}>
          <TeamName teamId={teamId} />
        </Fact>
        {referral.chain && (
          <Fact name={own.chain}>
            <ol className="chain">
              {referral.chain.map(({ teamId: its, state }) => (
                <li key={its}>
                  <TeamName teamId={its} /> <span className="quiet">{own.chainStates[state]}</span>
                </li>
              ))}
            </ol>
          </Fact>
        )}
        {client?.phone && (
          <Fact name={own.clientPhone}>
            <Phone>{client.phone}</Phone>
          </Fact>
        )}
        {client?.email && <Fact name={own.clientEmail}>{client.email}</Fact>}
        {price && <Fact name={fields.price}>{price}</Fact>}
        <Fact name={shared.created}>
          <Moment at={referral.createdAt} />
        </Fact>
        {notes && <Fact name={fields.labels.notes}>{notes}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
