// The signed-in portal: for agents their navigation and pages, for people of the back office theirs. What the claim page doesn't need is
// loaded when it is gone to.
import { Suspense, useEffect } from 'react';
import { Route, Router, Switch, useLocation, useRoute } from 'wouter';
import { Announcer } from './controls/announcer.tsx';
import { late } from './controls/late/late.tsx';
import { Page } from './controls/page.tsx';
import { Loading } from './controls/read-state.tsx';
import { watchTabs } from './controls/tabbed.ts';
import { aroundNavigation } from './controls/unsaved/leaving.ts';
import { useMedia } from './controls/use-media.ts';
import { InboxPage } from './inbox/inbox-page.tsx';
import { useLanguage } from './messages/language.tsx';
import { Navigation } from './navigation.tsx';
import { type Place, placeOf } from './place.ts';
import { ReferralPage } from './referral/referral-page.tsx';
import { EndedNotice } from './session/ended-notice.tsx';
import { useSignedIn } from './session/portal-context.tsx';
import { WatchChanges } from './session/watch-changes.tsx';

const ClientsPage = late(() => import('./clients/list/clients-page.tsx'), 'page');
const Panes = late(() => import('./panes/panes.tsx'), 'page');
const Shortcuts = late(() => import('./keyboard/shortcuts.tsx'), 'silent');
const LeadRoutingPage = late(() => import('./routing/lead-routing-page.tsx'), 'page');
const ResponseTimesPage = late(() => import('./response-times/response-times-page.tsx'), 'page');
const CampaignsPages = late(() => import('./campaigns/campaigns-pages.tsx'), 'page');
const SendWaiting = late(() => import('./conversation/waiting/send-waiting.tsx'), 'silent');
const UnreadSigns = late(() => import('./unread/unread-signs.tsx'), 'silent');
const RemindersPage = late(() => import('./reminders/reminders-page.tsx'), 'page');
const StartPage = late(() => import('./start/start-page.tsx'), 'page');
const ProfilePage = late(() => import('./profile/profile-page.tsx'), 'page');
const Office = late(() => import('./office/office.tsx'), 'page');

export function App() {
  const { words } = useLanguage();
  const { agent } = useSignedIn().session;
  const [isInOffice] = useRoute('/office/*?');
  useEffect(watchTabs, []);
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
      <Route path="/campaigns/*?" component={CampaignsPages} />
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
