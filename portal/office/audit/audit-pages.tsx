// The area of the audit trail: who changed what, of all teams or of one, by the address.
import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { Page } from '../../controls/page.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { NothingHere } from '../nothing-here.tsx';
import type { AuditEvent } from '../shared/answers.ts';
import { Listed } from '../shared/listed.tsx';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useAgentNames } from '../shared/team-name.tsx';
import { TeamPicker } from '../shared/team-picker.tsx';
import { useFilters } from '../shared/use-filters.ts';
import { ActName, type NameOf, WhatChanged, WhoActed } from './act-line.tsx';
import { useAudit } from './audit-query.ts';
import { auditWords } from './words.ts';
import './audit.css';

export default function AuditPages() {
  return (
    <Switch>
      <Route path="/office/audit" component={AuditPage} />
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}

function AuditPage() {
  const own = useWordsOf(auditWords);
  const filters = useFilters<'team'>();
  const teamId = filters.value('team');
  const read = useAudit(teamId === '' ? undefined : teamId);
  const columns: readonly Column<AuditEvent>[] = [
    {
      name: own.when,
      cell: ({ at }) => <Moment at={at} />,
    },
    {
      name: own.who,
      cell: (event) => <Named event={event}>{(nameOf) => <WhoActed by={event.by} nameOf={nameOf} />}</Named>,
    },
    {
      name: own.act,
      cell: (event) => <Named event={event}>{(nameOf) => <ActName event={event} nameOf={nameOf} />}</Named>,
    },
    {
      name: own.changes,
      cell: (event) => (
        <Named event={event}>{(nameOf) => <WhatChanged event={event} nameOf={nameOf} />}</Named>
      ),
    },
  ];
  return (
    <Page title={own.title} windowTitle={own.title}>
      <p className="quiet">{own.intro}</p>
      <search className="filters">
        <TeamPicker
          id="team"
          label={own.filter}
          teamId={teamId}
          onPick={(picked) => filters.set('team', picked)}
        />
      </search>
      <Listed read={read}>
        {(rows) => (
          <Table
            caption={own.title}
            columns={columns}
            rows={rows}
            keyOf={({ eventId }) => eventId}
            empty={teamId === '' ? own.none : own.noneOfTeam}
          />
        )}
      </Listed>
    </Page>
  );
}

/** With the names of the team's people. */
function Named({ event, children }: { event: AuditEvent; children: (nameOf: NameOf) => ReactNode }) {
  return children(useAgentNames(event.teamId));
}
