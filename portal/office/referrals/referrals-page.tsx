// All referrals, newest first, searched and filtered by the address.
import { answerOf } from '../../api/api.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { Page } from '../../controls/page.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { Listed } from '../shared/listed.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useFilters, useTyped } from '../shared/use-filters.ts';
import { usePages } from '../shared/use-pages.ts';
import { referralsWords } from './words.ts';

const statuses = ['offered', 'claimed', 'returned'] as const;

export function ReferralsPage() {
  const { words, formats } = useLanguage();
  const own = useWordsOf(referralsWords);
  const { api } = useSignedIn();
  const filters = useFilters<'q' | 'status'>();
  const q = filters.value('q');
  const status = statuses.find((each) => each === filters.value('status'));
  const [typed, setTyped] = useTyped(q, (value) => filters.set('q', value));
  const read = usePages(['office', 'referrals', { q, status }], async (cursor, signal) => {
    const query = { ...(q !== '' && { q }), ...(status && { status }), ...(cursor && { cursor }) };
    const { referrals: rows, ...page } = await answerOf(api.GET('/referrals', { params: { query }, signal }));
    return { ...page, rows };
  });
  type Row = NonNullable<typeof read.data>['pages'][number]['rows'][number];
  const columns: readonly Column<Row>[] = [
    { name: own.client, cell: ({ client }) => client?.name },
    { name: own.wants, cell: ({ side, area }) => words.in(words.side[side], area.city, area.state) },
    { name: own.team, cell: ({ teamId }) => teamId },
    { name: own.status, cell: (row) => <span className="tag">{own.statuses[row.status]}</span> },
    { name: own.agent, cell: ({ claim }) => claim?.name },
    { name: own.created, cell: ({ createdAt }) => formats.moment(createdAt, serverNow()) },
  ];
  return (
    <Page title={own.title} windowTitle={own.title}>
      <search className="filters">
        <div>
          <label htmlFor="q">{own.search}</label>
          <input
            id="q"
            type="search"
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <div>
          <label htmlFor="status">{own.status}</label>
          <select
            id="status"
            value={status ?? ''}
            onChange={(event) => filters.set('status', event.target.value)}
          >
            <option value="">{own.all}</option>
            {statuses.map((each) => (
              <option key={each} value={each}>
                {own.statuses[each]}
              </option>
            ))}
          </select>
        </div>
      </search>
      <Listed read={read}>
        {(rows) => (
          <Table
            caption={own.title}
            columns={columns}
            rows={rows}
            keyOf={({ referralId }) => referralId}
            empty={q === '' && status === undefined ? own.none : own.noneSuch}
          />
        )}
      </Listed>
    </Page>
  );
}
