// A team: its agents and how they stand, its settings, and what was changed about it.

import { Link } from 'wouter';
import { Page } from '../../controls/page.tsx';
import { Phone } from '../../controls/phone.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { AuditPanel } from '../audit/audit-panel.tsx';
import type { AgentOfTeam, Team } from '../shared/answers.ts';
import { type Column, Table } from '../shared/table.tsx';
import { useFilters } from '../shared/use-filters.ts';
import { StandingTag } from './standing-tag.tsx';
import { useVersionedTeam } from './team-queries.ts';
import { TeamSettings } from './team-settings.tsx';
import { teamsWords } from './words.ts';
import '../shared/forms.css';

export function TeamPage({ teamId }: { teamId: string }) {
  const own = useWordsOf(teamsWords);
  const read = useVersionedTeam(teamId);
  const name = read.data?.answer.name ?? teamId;
  return (
    <Page title={name} windowTitle={name} back={{ to: '/office/teams', label: own.backToTeams }}>
      <ReadState read={read}>
        {({ answer: team, etag }) => (
          <div className="beside">
            <div>
              <Agents team={team} />
            </div>
            <div>
              <TeamSettings team={team} etag={etag} />
              <AuditPanel title={own.audit} teamId={teamId} nameOf={(id) => nameIn(team, id)} />
            </div>
          </div>
        )}
      </ReadState>
    </Page>
  );
}

export function nameIn({ agents }: Team, agentId: string): string {
  return agents.find((agent) => agent.agentId === agentId)?.name ?? agentId;
}

function Agents({ team }: { team: Team }) {
  const own = useWordsOf(teamsWords);
  const filters = useFilters<'left'>();
  const showsLeft = filters.value('left') === 'shown';
  const { teamId, agents } = team;
  const columns: readonly Column<AgentOfTeam>[] = [
    {
      name: own.agent,
      cell: ({ agentId, name, isLead }) => (
        <span>
          <Link href={`/office/teams/${teamId}/agents/${agentId}`}>
            <Written>{name}</Written>
          </Link>
          {isLead && ' '}
          {isLead && <span className="tag is-label">{own.leadTag}</span>}
        </span>
      ),
    },
    { name: own.standing, cell: (agent) => <StandingTag of={agent} /> },
    { name: own.email, cell: ({ email }) => (email ? <Written>{email}</Written> : <Lack what="email" />) },
    { name: own.phone, cell: ({ phone }) => (phone ? <Phone>{phone}</Phone> : <Lack what="phone" />) },
  ];
  const hasLead = agents.some(({ isLead, standing }) => isLead && standing !== 'left');
  return (
    <>
      <div className="page-end">
        <h2>{own.agents}</h2>
        <Link href={`/office/teams/${teamId}/new-agent`} className="button">
          {own.addAgent}
        </Link>
      </div>
      {!hasLead && <p className="notice">{own.leadMissing}</p>}
      <Table
        caption={own.agentsOf(team.name)}
        columns={columns}
        rows={agents.filter(({ standing }) => showsLeft || standing !== 'left')}
        keyOf={({ agentId }) => agentId}
        empty={own.noAgents}
      />
      {agents.some(({ standing }) => standing === 'left') && (
        <label className="choice">
          <input
            type="checkbox"
            checked={showsLeft}
            onChange={(event) => filters.set('left', event.target.checked ? 'shown' : '')}
          />
          {own.showLeft}
        </label>
      )}
    </>
  );
}

function Lack({ what }: { what: 'email' | 'phone' }) {
  const { lacks } = useWordsOf(teamsWords);
  return <span className="quiet">{lacks[what]}</span>;
}
