// The area of teams: the list, a team with its agents, one agent, and the forms for new ones.
import { Route, Switch } from 'wouter';
import { NothingHere } from '../nothing-here.tsx';
import { AgentPage } from './agent-page.tsx';
import { NewAgentPage } from './new-agent-page.tsx';
import { NewTeamPage } from './new-team-page.tsx';
import { TeamPage } from './team-page.tsx';
import { TeamsPage } from './teams-page.tsx';

export default function TeamsPages() {
  return (
    <Switch>
      <Route path="/office/teams" component={TeamsPage} />
      {/* Two parts, so that it is no team’s id. */}
      <Route path="/office/teams/new/team" component={NewTeamPage} />
      <Route path="/office/teams/:teamId">{({ teamId }) => <TeamPage key={teamId} teamId={teamId} />}</Route>
      <Route path="/office/teams/:teamId/new-agent">{({ teamId }) => <NewAgentPage teamId={teamId} />}</Route>
      <Route path="/office/teams/:teamId/agents/:agentId">
        {({ teamId, agentId }) => (
          <AgentPage key={`${teamId} ${agentId}`} teamId={teamId} agentId={agentId} />
        )}
      </Route>
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}
