// How fast the team answers, over a period of choice: how long claims took, and each agent's figures.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ResponseTimes } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { Written } from '../controls/written.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { type Column, Table } from '../office/shared/table.tsx';
import { useFilters } from '../office/shared/use-filters.ts';
import { usePortal } from '../session/portal-context.tsx';
import { ClaimTimes } from './claim-times.tsx';
import { ExportTimes } from './export-times.tsx';
import { counts, periodIn, periods, type Row } from './figures.ts';
import { responseWords } from './words.ts';
import './response-times.css';

export default function ResponseTimesPage() {
  const own = useWordsOf(responseWords);
  const { api, agent } = usePortal();
  const filters = useFilters<'days'>();
  const days = periodIn(filters.value('days'));
  const params = { path: { teamId: agent.teamId }, query: { days: String(days) } };
  const read = useQuery({
    queryKey: ['response-times', agent.teamId, days],
    queryFn: () => answerOf(api.GET('/teams/{teamId}/response-times', { params })),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={own.title} windowTitle={own.title}>
      <div className="times">
        <p className="quiet">{own.intro}</p>
        <label htmlFor="days">{own.periodLabel}</label>
        <select id="days" value={days} onChange={(event) => filters.set('days', event.target.value)}>
          {periods.map((each) => (
            <option key={each} value={each}>
              {own.days(each)}
            </option>
          ))}
        </select>
        <ReadState read={read}>{(times) => <Figures times={times} />}</ReadState>
      </div>
    </Page>
  );
}

function Figures({ times }: { times: ResponseTimes }) {
  const { formats } = useLanguage();
  const own = useWordsOf(responseWords);
  const rows: Row[] = [{ ...times.team, agentId: '', name: own.team }, ...times.agents];
  const duration = (seconds: number | undefined) => (seconds === undefined ? '–' : formats.duration(seconds));
  const columns: readonly Column<Row>[] = [
    { name: own.agent, cell: ({ name }) => <Written>{name}</Written> },
    { name: own.median, isNumber: true, cell: (row) => duration(row.medianSeconds) },
    { name: own.p90, isNumber: true, cell: (row) => duration(row.p90Seconds) },
    ...counts.map((name): Column<Row> => ({ name: own[name], isNumber: true, cell: (row) => row[name] })),
  ];
  return (
    <>
      <p className="quiet">{own.period(formats.day(times.from), formats.day(times.to))}</p>
      <section className="panel">
        <h2>{own.spread}</h2>
        <ClaimTimes times={times.team.claimTimes} />
      </section>
      <section>
        <h2>{own.table}</h2>
        <Table
          caption={own.title}
          columns={columns}
          rows={rows}
          keyOf={({ agentId }) => agentId}
          empty={own.noClaims}
        />
        <Meanings />
        <div className="acts">
          <ExportTimes times={times} rows={rows} />
        </div>
      </section>
    </>
  );
}

/** RT-9: the figures add up, and each says what it counts. */
function Meanings() {
  const own = useWordsOf(responseWords);
  return (
    <>
      <p className="quiet">{own.sum}</p>
      <dl className="meanings quiet">
        {(['misses', 'withdrawn', 'open'] as const).map((name) => (
          <div key={name}>
            <dt>{own[name]}</dt>
            <dd>{own.meanings[name]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
