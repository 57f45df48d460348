// How fast the team answers: charts to compare by, and the same as a table.
import { useQuery } from '@tanstack/react-query';
import type { ResponseTimes } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { useLanguage } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { BarChart } from './bar-chart.tsx';
import { ResponseTable } from './response-table.tsx';
import './response-times.css';

export default function ResponseTimesPage() {
  const { words } = useLanguage();
  const { api, agent } = usePortal();
  const params = { path: { teamId: agent.teamId } };
  const read = useQuery({
    queryKey: ['response-times', agent.teamId],
    queryFn: () => answerOf(api.GET('/teams/{teamId}/response-times', { params })),
    refetchInterval: 30_000,
  });
  return (
    <Page title={words.times.title} windowTitle={words.times.title}>
      <ReadState read={read}>{(times) => <Charts times={times} />}</ReadState>
    </Page>
  );
}

function Charts({ times }: { times: ResponseTimes }) {
  const { words, formats } = useLanguage();
  const rows = [{ ...times.team, agentId: '', name: words.times.team }, ...times.agents];
  return (
    <>
      <p className="quiet">
        {words.times.period(formats.day(times.from), formats.day(times.to))}. {words.times.intro}
      </p>
      <section className="panel">
        <h2>{words.times.speed}</h2>
        <BarChart
          label={words.times.speed}
          series={[words.times.median, words.times.p90]}
          rows={rows.map(({ agentId, name, medianSeconds, p90Seconds }) => ({
            id: agentId,
            name,
            values: [medianSeconds, p90Seconds],
          }))}
          format={formats.duration}
          none={words.times.noClaims}
        />
      </section>
      <section className="panel">
        <h2>{words.times.outcomes}</h2>
        <BarChart
          label={words.times.outcomes}
          series={[words.times.claims, words.times.declines, words.times.misses]}
          rows={times.agents.map(({ agentId, name, claims, declines, misses }) => ({
            id: agentId,
            name,
            values: [claims, declines, misses],
          }))}
          format={String}
          none=""
        />
      </section>
      <section className="panel">
        <h2>{words.times.table}</h2>
        <ResponseTable rows={rows} />
      </section>
    </>
  );
}
