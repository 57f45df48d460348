// The signed-in portal: for agents their navigation and pages, for people of the back office theirs. What the claim page doesn't need is
// loaded when it is gone to.
import { lazy, Suspense } from 'react';
import { Route, Switch, useRoute } from 'wouter';
import { Announcer } from './controls/announcer.tsx';
import { Page } from './controls/page.tsx';
import { Loading } from './controls/read-state.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { useLanguage } from './messages/language.tsx';
import { Navigation } from './navigation.tsx';
import { ReferralPage } from './referral/referral-page.tsx';
import { EndedNotice } from './session/ended-notice.tsx';
import { useSignedIn } from './session/portal-context.tsx';
import { WatchChanges } from './session/watch-changes.tsx';

const LeadRoutingPage = lazy(() => import('./routing/lead-routing-page.tsx'));
const ResponseTimesPage = lazy(() => import('./response-times/response-times-page.tsx'));
const UnreadSigns = lazy(() => import('./unread/unread-signs.tsx'));
const StartPage = lazy(() => import('./start/start-page.tsx'));
const ProfilePage = lazy(() => import('./profile/profile-page.tsx'));
const Office = lazy(() => import('./office/office.tsx'));

export function App() {
  const { words } = useLanguage();
  const { agent } = useSignedIn().session;
  const [isInOffice] = useRoute('/office/*?');
  return (
    <Announcer>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      {agent === undefined || isInOffice ? (
        <Suspense fallback={<Loading />}>
          <Office />
        </Suspense>
      ) : (
        <AgentPages />
      )}
    </Announcer>
  );
}

function AgentPages() {
  const { words } = useLanguage();
  return (
    <>
      <Navigation />
      <EndedNotice />
      <WatchChanges />
      <Suspense fallback={null}>
        <UnreadSigns />
      </Suspense>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/" component={InboxPage} />
          <Route path="/referrals/:referralId">
            {({ referralId }) => <ReferralPage key={referralId} referralId={referralId} />}
          </Route>
          <Route path="/lead-routing" component={LeadRoutingPage} />
          <Route path="/response-times" component={ResponseTimesPage} />
          <Route path="/start" component={StartPage} />
          <Route path="/me" component={ProfilePage} />
          <Route>
            <Page title={words.notFound} windowTitle={words.notFound}>
              <p>{words.notFoundMore}</p>
            </Page>
          </Route>
        </Switch>
      </Suspense>
    </>
  );
}
