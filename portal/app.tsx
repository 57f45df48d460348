// The signed-in portal: its navigation and its pages. What the claim page doesn't need is loaded when it is gone to.
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Announcer } from './controls/announcer.tsx';
import { Page } from './controls/page.tsx';
import { Loading } from './controls/read-state.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { useLanguage } from './messages/language.tsx';
import { Navigation } from './navigation.tsx';
import { ReferralPage } from './referral/referral-page.tsx';
import { EndedNotice } from './session/ended-notice.tsx';
import { WatchChanges } from './session/watch-changes.tsx';

const LeadRoutingPage = lazy(() => import('./routing/lead-routing-page.tsx'));
const ResponseTimesPage = lazy(() => import('./response-times/response-times-page.tsx'));
const UnreadSigns = lazy(() => import('./unread/unread-signs.tsx'));
const ProfilePage = lazy(() => import('./profile/profile-page.tsx'));

export function App() {
  const { words } = useLanguage();
  return (
    <Announcer>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
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
          <Route path="/me" component={ProfilePage} />
          <Route>
            <Page title={words.notFound} windowTitle={words.notFound}>
              <p>{words.notFoundMore}</p>
            </Page>
          </Route>
        </Switch>
      </Suspense>
    </Announcer>
  );
}
