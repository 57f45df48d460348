// All teams by name, searched by the address; those that are found by their agents name them.

import { Link } from 'wouter';
import { answerOf } from '../../api/api.ts';
import { Page } from '../../controls/page.tsx';
import { useTyped } from '../../controls/use-typed.ts';
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { Field } from '../shared/field.tsx';
import { Listed } from '../shared/listed.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { useFilters } from '../shared/use-filters.ts';
import { usePages } from '../shared/use-pages.ts';
import { teamsWords } from './words.ts';
import './teams.css';

export function TeamsPage() {
  const own = useWordsOf(teamsWords);
  const { api } = useSignedIn();
  const { nameOf } = useBrands();
  const filters = useFilters<'q'>();
  const q = filters.value('q');
  const [typed, setTyped] = useTyped(q, (value) => filters.set('q', value));
  const read = usePages(['office', 'teams', { q }], async (cursor, signal) => {
    const query = { ...(q !== '' && { q }), ...(cursor && { cursor }) };
    const { teams: rows, ...page } = await answerOf(api.GET('/teams', { params: { query }, signal }));
    return { ...page, rows };
  });
  type Row = NonNullable<typeof read.data>['pages'][number]['rows'][number];
  const columns: readonly Column<Row>[] = [
    {
      name: own.team,
      cell: ({ teamId, name, matchingAgents }) => (
        <>
          <Link href={`/office/teams/${teamId}`}>
            <Written>{name}</Written>
          </Link>
          {matchingAgents !== undefined && (
            <ul className="matching" aria-label={own.matching(name)}>
              {matchingAgents.map((agent) => (
                <li key={agent.agentId}>
                  <Link href={`/office/teams/${teamId}/agents/${agent.agentId}`}>
                    <Written>{agent.name}</Written>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    },
    { name: own.brand, cell: ({ brand }) => nameOf(brand) },
    { name: own.agents, isNumber: true, cell: ({ agents }) => agents },
    { name: own.id, cell: ({ teamId }) => <code>{teamId}</code> },
  ];
  return (
    <Page title={own.title} windowTitle={own.title}>
      <search className="filters">
        <Field id="q" type="search" label={own.search} maxLength={100} value={typed} onValue={setTyped} />
        <p className="acts">
          <Link href="/office/teams/new/team" className="button">
            {own.add}
          </Link>
        </p>
      </search>
      {q !== '' && read.data?.pages[0]?.tooManyAgents && (
        <p className="quiet" role="status">
          {own.tooManyAgents}
        </p>
      )}
      <Listed read={read}>
        {(rows) => (
          <Table
            caption={own.title}
            columns={columns}
            rows={rows}
            keyOf={({ teamId }) => teamId}
            empty={q === '' ? own.none : read.hasNextPage ? own.noneSoFar : own.noneSuch}
          />
        )}
      </Listed>
    </Page>
  );
}
