// What is done about a client: texts, and what happened, one at a time; and what ends it, out of the way. Loaded after the claim.
import { Suspense, useState } from 'react';
import type { Referral } from '../../api/answers.ts';
import GreetingTalk from '../../concierge/greeting-talk.tsx';
import { Loading } from '../../controls/read-state.tsx';
import { GiveBack } from '../../conversation/acts/give-back.tsx';
import { Reassign } from '../../conversation/acts/reassign.tsx';
import { StopTexting } from '../../conversation/acts/stop-texting.tsx';
import { ConversationPanel } from '../../conversation/conversation-panel.tsx';
import { useMessagesAreComing } from '../../conversation/conversation-queries.ts';
import { isTextable } from '../../inbox/referral-words.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { licenseOf } from '../../session/license.ts';
import { useProfile } from '../../session/portal-context.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LocalTime } from './local-time.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { oneClientWords } from './words.ts';
import './client.css';
import { late } from '../../controls/late/late.tsx';

// Shown elsewhere on the page, and at the same moment: what comes later would move what one is about to press.
export { default as StageAndTags } from './stage-and-tags.tsx';

const RemindersPanel = late(() => import('../../reminders/reminders-panel.tsx'));
const ClientPlanPanel = late(() => import('../../plans/client/client-plan-panel.tsx'));
const HandedPlan = late(() => import('../../plans/client/handed-plan.tsx'), 'silent');

const tabs = ['conversation', 'notes', 'reminders', 'plan', 'history'] as const;
type Tab = (typeof tabs)[number];

type About = { referral: Referral; isOwner: boolean };

/** CP-8: of one whom nobody has, what the lead reads. */
export default function ClientPanel(about: About) {
  const { referralId, status } = about.referral;
  return status === 'offered' ? <GreetingTalk referralId={referralId} /> : <Client {...about} />;
}

function Client({ referral, isOwner }: About) {
  const [tab, setTab] = useState<Tab>('conversation');
  return (
    <div className="panel client-panel">
      {/* CP-4: a plan ends with a hand-over, and the new owner decides. */}
      {isOwner && referral.claim?.by === 'assignment' && tab !== 'plan' && (
        <Suspense fallback={null}>
          <HandedPlan referral={referral} onDecide={() => setTab('plan')} />
        </Suspense>
      )}
      <Tabs tab={tab} isOwner={isOwner} onChoose={setTab} />
      <LocalTime zones={referral.client?.timeZones} />
      {/* What is typed stays while one looks something up. */}
      <div hidden={tab !== 'conversation'}>
        <ConversationPanel referral={referral} isOwner={isOwner} />
      </div>
      {tab === 'notes' && <NotesPanel referralId={referral.referralId} />}
      {tab === 'reminders' && (
        <Suspense fallback={<Loading />}>
          <RemindersPanel referralId={referral.referralId} />
        </Suspense>
      )}
      {tab === 'plan' && (
        <Suspense fallback={<Loading />}>
          <ClientPlanPanel referral={referral} />
        </Suspense>
      )}
      {tab === 'history' && <HistoryPanel referralId={referral.referralId} />}
      <MoreActs referral={referral} />
    </div>
  );
}

function Tabs({ tab, isOwner, onChoose }: { tab: Tab; isOwner: boolean; onChoose: (tab: Tab) => void }) {
  const words = useWordsOf(oneClientWords);
  return (
    <fieldset className="tabs">
      <legend className="unseen">{words.tabs.label}</legend>
      {/* CT-3: reminders are the owner's own. */}
      {tabs
        .filter((each) => each !== 'reminders' || isOwner)
        .map((each) => (
          <button key={each} type="button" aria-pressed={each === tab} onClick={() => onChoose(each)}>
            {words.tabs[each]}
          </button>
        ))}
    </fieldset>
  );
}

function MoreActs({ referral }: { referral: Referral }) {
  const words = useWordsOf(oneClientWords);
  const { mayHandOver } = licenseOf(useProfile());
  // Without a number one comes free in time.
  const mayText = isTextable({ ...referral, noNumberFree: false });
  const isComing = useMessagesAreComing(referral.referralId);
  if (!mayHandOver && !mayText) return null;
  return (
    <details className="more-acts" hidden={isComing}>
      <summary>{words.more}</summary>
      <div className="acts">
        {mayHandOver && <Reassign referral={referral} />}
        {mayHandOver && <GiveBack referral={referral} />}
        {mayText && <StopTexting referralId={referral.referralId} />}
      </div>
    </details>
  );
}
