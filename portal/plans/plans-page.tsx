// CP-2: the team's plans: a list, and one of them, for the lead to write and for agents to read.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Page } from '../controls/page.tsx';
import { Loading, ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { PlanPage } from './plan-page.tsx';
import { type Plan, plansQuery } from './plan-queries.ts';
import { planWords } from './words.ts';
import '../inbox/inbox.css';
import './plans.css';

export default function PlansPage({ id }: { id: string | undefined }) {
  const { words } = useLanguage();
  const own = useWordsOf(planWords);
  const profile = useProfile();
  if (profile !== undefined && id !== undefined)
    return <PlanPage key={id} planId={id} isLead={profile.isLead} />;
  return (
    <Page
      title={own.title}
      windowTitle={own.title}
      back={{ to: '/campaigns', label: words.navigation.campaigns }}
    >
      {profile === undefined ? <Loading /> : <All isLead={profile.isLead} />}
    </Page>
  );
}

function All({ isLead }: { isLead: boolean }) {
  const own = useWordsOf(planWords);
  const { api, agent } = usePortal();
  const read = useQuery(plansQuery(api, agent.teamId));
  return (
    <>
      <p>{isLead ? own.intro : own.introAgent}</p>
      {isLead && (
        <p className="acts">
          <Link href="/campaigns/plans/new" className="button is-main">
            {own.new}
          </Link>
        </p>
      )}
      <ReadState read={read}>
        {({ plans }) =>
          plans.length === 0 ? (
            <None isLead={isLead} />
          ) : (
            <ul className="rows">
              {plans.map((plan) => (
                <li key={plan.planId}>
                  <Link href={`/campaigns/plans/${plan.planId}`} className="row">
                    <Facts plan={plan} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </ReadState>
    </>
  );
}

function None({ isLead }: { isLead: boolean }) {
  const own = useWordsOf(planWords);
  return (
    <div className="empty">
      <p>{own.none}</p>
      {isLead && (
        <p>
          <Link href="/campaigns/plans/sample" className="button">
            {own.beginWithSample}
          </Link>
        </p>
      )}
    </div>
  );
}

function Facts({ plan: { name, side, starts, steps } }: { plan: Plan }) {
  const own = useWordsOf(planWords);
  return (
    <>
      <span className="row-title" dir="auto">
        {name}
      </span>
      <span className="row-state">
        {starts === 'with-claim' && <span className="tag is-label">{own.startsTag}</span>}
      </span>
      <span className="row-more">
        {own.sides[side ?? 'both']} · {own.extent(steps.length, steps.at(-1)?.afterDays ?? 0)}
      </span>
    </>
  );
}
