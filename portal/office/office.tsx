// The back office: where its people go, each area loaded when it is gone to.
import { type ReactNode, Suspense, useMemo } from 'react';
import { Link, Redirect, Route, Switch, useRoute } from 'wouter';
import { Loading } from '../controls/read-state.tsx';
import { LanguageProvider, useLanguage, useWordsOf } from '../messages/language.tsx';
import { rareProblems } from '../messages/rare-problems.ts';
import { withRare } from '../messages/with-rare.ts';
import { EndedNotice } from '../session/ended-notice.tsx';
import { useSignedIn } from '../session/portal-context.tsx';
import { type Area, areasOf } from './areas.ts';
import { NothingHere } from './nothing-here.tsx';
import { forgetDraft } from './referrals/new/kept-draft.ts';
import { officeWords } from './words.ts';
import './office.css';

export default function Office() {
  const { session } = useSignedIn();
  const areas = areasOf(session.offices);
  const first = areas[0];
  return (
    <OfficeLanguage>
      <div className="office">
        <OfficeNavigation areas={areas} />
        <EndedNotice />
        <Suspense fallback={<Loading />}>
          <Switch>
            {areas.map(({ name, pages: Pages }) => (
              <Route key={name} path={`/office/${name}/*?`}>
                <Pages />
              </Route>
            ))}
            {/* Where links for agents lead. */}
            <Route path="/referrals/:referralId">
              {({ referralId }) => <Redirect to={`/office/referrals/${referralId}`} replace />}
            </Route>
            {first && (
              <Route path="/office">
                <Redirect to={`/office/${first.name}`} replace />
              </Route>
            )}
            {first && (
              <Route path="/">
                <Redirect to={`/office/${first.name}`} replace />
              </Route>
            )}
            <Route>
              <NothingHere />
            </Route>
          </Switch>
        </Suspense>
      </div>
    </OfficeLanguage>
  );
}

/** What is refused or wrong is said to the back office otherwise than to agents. */
function OfficeLanguage({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const rare = useWordsOf(rareProblems);
  const own = useWordsOf(officeWords);
  const ours = useMemo(() => {
    const words = withRare(language.words, rare);
    const problems = { ...words.problems, ...own.problems };
    return { ...language, words: { ...words, problems, faults: { ...words.faults, ...own.faults } } };
  }, [language, rare, own]);
  return <LanguageProvider language={ours}>{children}</LanguageProvider>;
}

function OfficeNavigation({ areas }: { areas: readonly Area[] }) {
  const { words } = useLanguage();
  const own = useWordsOf(officeWords);
  const { session } = useSignedIn();
  return (
    <header className="office-bar">
      <Link href="/office" className="brand">
        {words.brand} <span className="quiet">{own.title}</span>
      </Link>
      <nav aria-label={own.navigation}>
        {areas.map(({ name }) => (
          <Place key={name} to={`/office/${name}`} label={own.areas[name]} />
        ))}
        {session.agent && <Place to="/" label={words.navigation.inbox} />}
      </nav>
      <p className="office-person">
        <span className="quiet">{session.email}</span>
        <button
          type="button"
          className="is-link"
          onClick={() => {
            forgetDraft(sessionStorage);
            void session.signOut();
          }}
        >
          {words.session.signOut}
        </button>
      </p>
    </header>
  );
}

function Place({ to, label }: { to: string; label: string }) {
  const [isWithin] = useRoute(to === '/' ? to : `${to}/*?`);
  return (
    <Link href={to} className={isWithin ? 'is-here' : ''} aria-current={isWithin ? 'page' : undefined}>
      {label}
    </Link>
  );
}
