// The signed-in portal: for agents their navigation and pages, for people of the back office theirs. What the claim page doesn't need is
// loaded when it is gone to.
import { lazy, Suspense } from 'react';
import { Route, Router, Switch, useLocation, useRoute } from 'wouter';
import { Announcer } from './controls/announcer.tsx';
import { aroundNavigation } from './controls/leaving.ts';
import { Page } from './controls/page.tsx';
import { Loading } from './controls/read-state.tsx';
import { useMedia } from './controls/use-media.ts';
import { InboxPage } from './inbox/inbox-page.tsx';
import { useLanguage } from './messages/language.tsx';
import { Navigation } from './navigation.tsx';
import { type Place, placeOf } from './place.ts';
import { ReferralPage } from './referral/referral-page.tsx';
import { EndedNotice } from './session/ended-notice.tsx';
import { useSignedIn } from './session/portal-context.tsx';
import { WatchChanges } from './session/watch-changes.tsx';

const ClientsPage = lazy(() => import('./clients/list/clients-page.tsx'));
const Panes = lazy(() => import('./panes/panes.tsx'));
const Shortcuts = lazy(() => import('./keyboard/shortcuts.tsx'));
const LeadRoutingPage = lazy(() => import('./routing/lead-routing-page.tsx'));
const ResponseTimesPage = lazy(() => import('./response-times/response-times-page.tsx'));
const TemplatesPage = lazy(() => import('./templates/templates-page.tsx'));
const SendWaiting = lazy(() => import('./conversation/waiting/send-waiting.tsx'));
const UnreadSigns = lazy(() => import('./unread/unread-signs.tsx'));
const RemindersPage = lazy(() => import('./reminders/reminders-page.tsx'));
const StartPage = lazy(() => import('./start/start-page.tsx'));
const ProfilePage = lazy(() => import('./profile/profile-page.tsx'));
const Office = lazy(() => import('./office/office.tsx'));

export function App() {
  const { words } = useLanguage();
  const { agent } = useSignedIn().session;
  const [isInOffice] = useRoute('/office/*?');
  return (
    <Router aroundNav={aroundNavigation}>
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
    </Router>
  );
}

/** From here on two panes have the room that they need. */
const wide = '(min-width: 1000px) and (min-height: 480px)';
const keyboard = `${wide}, (hover: hover) and (pointer: fine)`;

function AgentPages() {
  const [path] = useLocation();
  const place = placeOf(path);
  const hasKeyboard = useMedia(keyboard);
  return (
    <>
      <Navigation />
      <EndedNotice />
      <WatchChanges />
      <Suspense fallback={null}>
        <UnreadSigns />
        <SendWaiting />
        {hasKeyboard && <Shortcuts />}
      </Suspense>
      <Suspense fallback={<Loading />}>{place ? <Lists place={place} /> : <OtherPages />}</Suspense>
    </>
  );
}

function Lists({ place }: { place: Place }) {
  const { list, referralId } = place;
  if (useMedia(wide)) return <Panes place={place} />;
  if (referralId === undefined) return list === 'inbox' ? <InboxPage /> : <ClientsPage />;
  return <ReferralPage key={referralId} referralId={referralId} />;
}

function OtherPages() {
  const { words } = useLanguage();
  return (
    <Switch>
      <Route path="/lead-routing" component={LeadRoutingPage} />
      <Route path="/response-times" component={ResponseTimesPage} />
      <Route path="/reminders" component={RemindersPage} />
      <Route path="/templates/:templateId?">
        {({ templateId }) => <TemplatesPage templateId={templateId} />}
      </Route>
      <Route path="/start" component={StartPage} />
      <Route path="/me" component={ProfilePage} />
      <Route>
        <Page title={words.notFound} windowTitle={words.notFound}>
          <p>{words.notFoundMore}</p>
        </Page>
      </Route>
    </Switch>
  );
}
