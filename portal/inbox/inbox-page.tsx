// The inbox: open offers and own referrals, newest first, and the team's for its lead.
import { Suspense, useEffect, useRef } from 'react';
import { useSearchParams } from 'wouter';
import type { Referral } from '../api/answers.ts';
import { useNow } from '../clock/use-now.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { useListPlace } from '../controls/list-place.ts';
import { MoreButton } from '../controls/more-button.tsx';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { useLanguage } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { type List, lists, shownIn } from './inbox-order.ts';
import { useInbox } from './inbox-queries.ts';
import { ReferralRow } from './referral-row.tsx';
import { titleOf } from './referral-words.ts';
import './inbox.css';
import { late } from '../controls/late/late.tsx';

/** What can be claimed changes by time alone, too. */
const refreshMs = 10_000;

const InboxHints = late(() => import('./inbox-hints.tsx'), 'silent');

export function InboxPage() {
  const { words } = useLanguage();
  const [query] = useSearchParams();
  const profile = useProfile();
  const wanted = query.get('list');
  const list = lists.find((each) => each === wanted) ?? 'all';
  const read = useInbox(list);
  return (
    <Page
      title={words.inbox.title}
      windowTitle={list === 'all' ? words.inbox.title : words.inbox.lists[list]}
    >
      <Tabs list={list} isLead={profile?.isLead === true} />
      <Suspense fallback={null}>
        <InboxHints />
      </Suspense>
      <ReadState read={read}>
        {({ pages }) => (
          <>
            <Rows key={list} list={list} referrals={pages.flatMap((page) => page.referrals)} />
            <MoreButton read={read} loading={words.inbox.loadingMore}>
              {words.inbox.more}
            </MoreButton>
          </>
        )}
      </ReadState>
    </Page>
  );
}

function Tabs({ list, isLead }: { list: List; isLead: boolean }) {
  const { words } = useLanguage();
  const [, setQuery] = useSearchParams();
  return (
    <fieldset className="tabs">
      <legend className="unseen">{words.inbox.listsLabel}</legend>
      {lists
        .filter((each) => each !== 'team' || isLead)
        .map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === list}
            onClick={() => setQuery(each === 'all' ? {} : { list: each }, { replace: true })}
          >
            {words.inbox.lists[each]}
          </button>
        ))}
    </fieldset>
  );
}

function Rows({ list, referrals }: { list: List; referrals: Referral[] }) {
  const language = useLanguage();
  const { agent } = usePortal();
  const shown = shownIn(list, referrals, agent.agentId, useNow(refreshMs));
  const place = useListPlace(list, shown.length > 0);
  useArrivals(referrals);
  if (shown.length === 0) return <p className="empty">{language.words.inbox.empty[list]}</p>;
  return (
    <ul className="rows" ref={place}>
      {shown.map((referral) => (
        <ReferralRow key={referral.referralId} referral={referral} />
      ))}
    </ul>
  );
}

/** Says new offers aloud; not those that were there on arrival. */
function useArrivals(referrals: Referral[]): void {
  const language = useLanguage();
  const announce = useAnnounce();
  const newestSeen = useRef<string>(undefined);
  useEffect(() => {
    const newest = referrals[0];
    if (newest === undefined) return;
    const seen = newestSeen.current;
    newestSeen.current = newest.createdAt;
    if (seen !== undefined && newest.createdAt > seen && newest.status === 'offered')
      announce(language.words.inbox.arrived(titleOf(newest, language)));
  }, [referrals, announce, language]);
}
