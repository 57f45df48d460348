// Two panes on a wide screen: the list, and beside it the client that was chosen from it.
import { Suspense } from 'react';
import { PaneContext } from '../controls/page.tsx';
import { Loading } from '../controls/read-state.tsx';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { showShortcuts } from '../keyboard/ask-help.ts';
import { useWordsOf } from '../messages/language.tsx';
import type { Place } from '../place.ts';
import { ReferralPage } from '../referral/referral-page.tsx';
import { panesWords } from './words.ts';
import './panes.css';
import { late } from '../controls/late/late.tsx';

const ClientsPage = late(() => import('../clients/list/clients-page.tsx'), 'page');

const one = { className: 'pane is-one', isAside: false };
const alone = { className: 'pane is-list', isAside: false };
const beside = { ...alone, isAside: true };

export default function Panes({ place: { list, referralId } }: { place: Place }) {
  return (
    <main id="content" className="panes">
      <PaneContext value={referralId === undefined ? alone : beside}>
        {list === 'inbox' ? (
          <InboxPage />
        ) : (
          <Suspense fallback={<Loading />}>
            <ClientsPage />
          </Suspense>
        )}
      </PaneContext>
      <PaneContext value={one}>
        {referralId === undefined ? <NobodyYet /> : <ReferralPage key={referralId} referralId={referralId} />}
      </PaneContext>
    </main>
  );
}

function NobodyYet() {
  const words = useWordsOf(panesWords);
  return (
    <section className="pane is-one is-empty">
      <p>{words.choose}</p>
      <p>
        <button type="button" className="is-quiet" onClick={showShortcuts}>
          {words.shortcuts}
        </button>
      </p>
    </section>
  );
}
