// The page of one referral, where notifications lead: to claim it, to see what became of it, or to talk with the client.
import { useEffect, useRef } from 'react';
import type { Referral } from '../api/answers.ts';
import { CallPanel } from '../claim/call-panel.tsx';
import { Decline } from '../claim/decline.tsx';
import { FirstText } from '../claim/first-text.tsx';
import { Outcome, outcomeTitle } from '../claim/outcome.tsx';
import { serverNow } from '../clock/server-clock.ts';
import { useNow } from '../clock/use-now.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { ConversationPanel } from '../conversation/conversation-panel.tsx';
import { isTextable, titleOf } from '../inbox/referral-words.ts';
import { standingOf } from '../inbox/standing.ts';
import { type Language, useLanguage } from '../messages/language.tsx';
import { addressOf, usePlace } from '../place.ts';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { useReferral } from './referral-queries.ts';
import { ReferralSummary } from './referral-summary.tsx';
import '../claim/claim.css';

export function ReferralPage({ referralId }: { referralId: string }) {
  const language = useLanguage();
  const { words } = language;
  const { list, search } = usePlace();
  const read = useReferral(referralId);
  const title = read.data === undefined ? words.claim.about : titleOf(read.data, language);
  return (
    <Page
      title={title}
      windowTitle={title}
      back={{ to: addressOf({ list }, search), label: words.backToInbox }}
    >
      <ReadState read={read}>{(referral) => <Body referral={referral} />}</ReadState>
    </Page>
  );
}

function Body({ referral }: { referral: Referral }) {
  const { agent } = usePortal();
  const isLead = useProfile()?.isLead === true;
  const standing = standingOf(referral, agent.agentId, useNow());
  useOutcomeAnnouncement(referral);
  const isOpen = standing.kind === 'open';
  const seesConversation = standing.kind === 'mine' || (isLead && standing.kind === 'theirs');
  return (
    <>
      {!isOpen && <Outcome standing={standing} />}
      <ReferralSummary referral={referral} isOpen={isOpen || standing.kind === 'watched'} />
      {isOpen &&
        (isTextable(referral) ? <FirstText referral={referral} /> : <CallPanel referral={referral} />)}
      {(isOpen || (isLead && standing.kind === 'watched')) && <Decline referral={referral} isLead={isLead} />}
      {seesConversation && <ConversationPanel referral={referral} isOwner={standing.kind === 'mine'} />}
    </>
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
