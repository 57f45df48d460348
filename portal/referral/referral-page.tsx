// The page of one referral, where notifications lead: to claim it, to see what became of it, or to talk with the client.
import { Suspense, useEffect, useRef } from 'react';
import type { Referral } from '../api/answers.ts';
import { CallPanel } from '../claim/call-panel.tsx';
import { Decline } from '../claim/decline.tsx';
import { FirstText } from '../claim/first-text.tsx';
import { Outcome, outcomeTitle } from '../claim/outcome.tsx';
import { serverNow } from '../clock/server-clock.ts';
import { useNow } from '../clock/use-now.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { late } from '../controls/late/late.tsx';
import { Page } from '../controls/page.tsx';
import { isGone, Loading, ReadState } from '../controls/read-state.tsx';
import { useKeptText } from '../conversation/kept-text.ts';
import { isTextable, titleOf } from '../inbox/referral-words.ts';
import { standingOf } from '../inbox/standing.ts';
import { type Language, useLanguage } from '../messages/language.tsx';
import type { Words } from '../messages/words.ts';
import { addressOf, usePlace } from '../place.ts';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { useKnown } from './known-referral.ts';
import { useReferral } from './referral-queries.ts';
import { ReferralSummary } from './referral-summary.tsx';
import '../claim/claim.css';

const KeptWords = late(() => import('../conversation/kept-words.tsx'));
const loadClient = () => import('../clients/one/client-panel.tsx');
const ClientPanel = late(loadClient);
const KnownClient = late(() => import('../clients/list/known-client.tsx'));
const StageAndTags = late<{ referral: Referral }>(
  () => loadClient().then(({ StageAndTags }) => ({ default: StageAndTags })),
  'silent',
);

/** What became of the race is news for an hour. */
const newsMs = 3_600_000;
/** Whoever claims finds the rest of the page there already. */
const restMs = 2000;

export function ReferralPage({ referralId }: { referralId: string }) {
  const language = useLanguage();
  const { words } = language;
  const { list, search } = usePlace();
  const { read, listed } = useKnown(useReferral(referralId), referralId);
  const known = isGone(read.error) ? undefined : read.data;
  const title =
    known === undefined
      ? (listed?.data.name ?? titleWithout(read.error, words))
      : (known.client?.name ?? titleOf(known, language));
  return (
    <Page
      title={title}
      windowTitle={title}
      back={{
        to: addressOf({ list }, search),
        label: list === 'inbox' ? words.backToInbox : words.navigation.clients,
      }}
    >
      {listed === undefined ? (
        <ReadState read={read}>{(referral) => <Body referral={referral} />}</ReadState>
      ) : (
        <ReadState read={{ ...read, data: listed.data, dataUpdatedAt: listed.at }}>
          {(client) => (
            <Suspense fallback={<Loading />}>
              <KnownClient client={client} />
            </Suspense>
          )}
        </ReadState>
      )}
    </Page>
  );
}

/** What is not there, or not theirs, is headed so. */
function titleWithout(error: unknown, words: Words): string {
  return isGone(error) ? words.notFound : words.claim.about;
}

function Body({ referral }: { referral: Referral }) {
  const { agent } = usePortal();
  const isLead = useProfile()?.isLead === true;
  const now = useNow();
  const standing = standingOf(referral, agent.agentId, now);
  useOutcomeAnnouncement(referral);
  const isOpen = standing.kind === 'open';
  const isMine = standing.kind === 'mine';
  const hasClient = isMine || (isLead && standing.kind === 'theirs');
  const summary = <ReferralSummary referral={referral} isOpen={isOpen || standing.kind === 'watched'} />;
  const isOldNews = isMine && Date.parse(standing.at) + newsMs < now;
  useEffect(() => {
    const timer = setTimeout(() => void loadClient().catch(() => undefined), restMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {!isOpen && !isOldNews && <Outcome standing={standing} />}
      {!isOpen && !isMine && <Lost referralId={referral.referralId} />}
      {/* All at once: what comes later would move what one is about to press. */}
      <Suspense
        fallback={
          <div className="columns">
            <div>{summary}</div>
            <Loading />
          </div>
        }
      >
        <div className="columns">
          <div>
            {summary}
            {hasClient && <StageAndTags referral={referral} />}
          </div>
          <div>
            {isOpen &&
              (isTextable(referral) ? <FirstText referral={referral} /> : <CallPanel referral={referral} />)}
            {(isOpen || (isLead && standing.kind === 'watched')) && (
              <Decline referral={referral} isLead={isLead} />
            )}
            {hasClient && <ClientPanel referral={referral} isOwner={isMine} />}
            {isLead && referral.status === 'offered' && (
              <Suspense fallback={<Loading />}>
                <ClientPanel referral={referral} isOwner={false} />
              </Suspense>
            )}
          </div>
        </div>
      </Suspense>
    </>
  );
}

/** What was typed for a client whom somebody else has, or nobody: it is not thrown away. */
function Lost({ referralId }: { referralId: string }) {
  const [kept, keep] = useKeptText(referralId);
  if (kept === undefined || kept.trim() === '') return null;
  return (
    <Suspense fallback={null}>
      <KeptWords body={kept} onForget={() => keep(undefined)} />
    </Suspense>
  );
}

/** Says the end of the race aloud when it comes while the page is open. */
function useOutcomeAnnouncement(referral: Referral): void {
  const language: Language = useLanguage();
  const announce = useAnnounce();
  const { agent } = usePortal();
  const standing = standingOf(referral, agent.agentId, serverNow());
  const before = useRef(standing.kind);
  useEffect(() => {
    if (before.current === standing.kind) return;
    before.current = standing.kind;
    announce(outcomeTitle(standing, language));
  });
}
