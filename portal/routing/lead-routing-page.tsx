// Lead routing: the team's lead decides who is offered new clients.

import { useQuery } from '@tanstack/react-query';
import { Page } from '../controls/page.tsx';
import { Loading, ReadState } from '../controls/read-state.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { teamAgentsQuery } from '../session/team-agents.ts';
import { leadRoutingQuery } from './lead-routing-query.ts';
import { RoutingForm } from './routing-form.tsx';
import { TeamPanel } from './team-panel.tsx';
import { routingWords } from './words.ts';
import './routing.css';

export default function LeadRoutingPage() {
  const own = useWordsOf(routingWords);
  const profile = useProfile();
  return (
    <Page title={own.title} windowTitle={own.title}>
      {profile === undefined ? (
        <Loading />
      ) : profile.isLead ? (
        <Settings teamId={profile.teamId} />
      ) : (
        <p>{own.leadOnly}</p>
      )}
    </Page>
  );
}

function Settings({ teamId }: { teamId: string }) {
  const { api } = usePortal();
  const settings = useQuery(leadRoutingQuery(api, teamId));
  const agents = useQuery(teamAgentsQuery(api, teamId));
  return (
    <ReadState read={agents}>
      {(team) => (
        <ReadState read={settings}>
          {(saved) => (
            <>
              <RoutingForm teamId={teamId} saved={saved} agents={team.agents} />
              <TeamPanel teamId={teamId} agents={team.agents} />
            </>
          )}
        </ReadState>
      )}
    </ReadState>
  );
}
