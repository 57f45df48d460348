// How fast all teams answer, over a period of choice. Each team is read by itself, so that a page costs what its own teams' offers cost.

import { useQueries } from '@tanstack/react-query';
import { answerOf } from '../../api/api.ts';
import { Page } from '../../controls/page.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useTyped } from '../../controls/use-typed.ts';
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { counts, periodIn, periods } from '../../response-times/figures.ts';
import { saveTimes } from '../../response-times/save-times.ts';
import { responseWords } from '../../response-times/words.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import { Done, useDone } from '../shared/done.tsx';
import { Choice, Field } from '../shared/field.tsx';
import { Listed } from '../shared/listed.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useFilters } from '../shared/use-filters.ts';
import { usePages } from '../shared/use-pages.ts';
import { figure, type Sort, sortedTimes, sorts, type TeamTimes } from './sorted-times.ts';
import { timesWords } from './words.ts';

/** Of 30 days a minute changes little. */
const freshMs = 300_000;

type Team = { teamId: string; name: string };

export function TimesPage() {
  const own = useWordsOf(timesWords);
  const says = useWordsOf(responseWords);
  const { api } = useSignedIn();
  const filters = useFilters<'q' | 'days' | 'sort'>();
  const q = filters.value('q');
  const days = periodIn(filters.value('days'));
  const sort = sorts.find((each) => each === filters.value('sort')) ?? 'team';
  const [typed, setTyped] = useTyped(q, (value) => filters.set('q', value));
  const read = usePages(['office', 'teams', { q, by: 'team' }], async (cursor, signal) => {
    const query = { by: 'team' as const, ...(q !== '' && { q }), ...(cursor && { cursor }) };
    const { teams: rows, ...page } = await answerOf(api.GET('/teams', { params: { query }, signal }));
    return { ...page, rows };
  });
  return (
    <Page title={own.title} windowTitle={own.title}>
      <p className="quiet">{own.intro}</p>
      <search className="filters">
        <Field id="q" type="search" label={own.search} maxLength={100} value={typed} onValue={setTyped} />
        <Choice
          id="days"
          label={says.periodLabel}
          value={String(days)}
          onValue={(value) => filters.set('days', value)}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {says.days(each)}
            </option>
          ))}
        </Choice>
        <Choice id="sort" label={own.sort} value={sort} onValue={(value) => filters.set('sort', value)}>
          {sorts.map((each) => (
            <option key={each} value={each}>
              {each === 'team' ? own.team : says[each]}
            </option>
          ))}
        </Choice>
      </search>
      <Listed read={read}>
        {(teams) => <Times teams={teams} days={days} sort={sort} isMore={read.hasNextPage} />}
      </Listed>
    </Page>
  );
}

function Times({
  teams,
  days,
  sort,
  isMore,
}: {
  teams: readonly Team[];
  days: number;
  sort: Sort;
  isMore: boolean;
}) {
  const { formats } = useLanguage();
  const own = useWordsOf(timesWords);
  const says = useWordsOf(responseWords);
  const { api } = useSignedIn();
  const rows: TeamTimes[] = useQueries({
    queries: teams.map(({ teamId }) => ({
      queryKey: ['office', 'times', teamId, days],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const params = { path: { teamId }, query: { days: String(days) } };
        return answerOf(api.GET('/teams/{teamId}/response-times', { params, signal }));
      },
      staleTime: freshMs,
    })),
  }).map(({ data, isError }, index) => ({
    teamId: teams[index]?.teamId ?? '',
    name: teams[index]?.name ?? '',
    times: data,
    isFailed: isError,
  }));
  const shown = sortedTimes(rows, sort);
  const count = rows.filter(({ times, isFailed }) => times !== undefined || isFailed).length;
  const seconds = (row: TeamTimes, name: 'median' | 'p90') => {
    const value = figure(row, name);
    if (row.isFailed) return own.failed;
    return row.times === undefined ? '…' : value === undefined ? '–' : formats.duration(value);
  };
  const counted = (name: (typeof counts)[number]): Column<TeamTimes> => ({
    name: says[name],
    isNumber: true,
    cell: (row) => figure(row, name),
  });
  const columns: readonly Column<TeamTimes>[] = [
    { name: own.team, cell: ({ name }) => <Written>{name}</Written> },
    { name: says.median, isNumber: true, cell: (row) => seconds(row, 'median') },
    { name: says.p90, isNumber: true, cell: (row) => seconds(row, 'p90') },
    ...counts.map(counted),
  ];
  return (
    <>
      <div className="acts">
        <SaveTimes rows={shown} isReady={count === rows.length && rows.length > 0} />
        {count < rows.length && (
          <span role="status" className="quiet">
            {own.reading(count, rows.length)}
          </span>
        )}
        {isMore && sort !== 'team' && <span className="quiet">{own.sortedSoFar}</span>}
      </div>
      <Table
        caption={own.title}
        columns={columns}
        rows={shown}
        keyOf={({ teamId }) => teamId}
        empty={own.none}
      />
      <p className="quiet">{says.sum}</p>
    </>
  );
}

function SaveTimes({ rows, isReady }: { rows: readonly TeamTimes[]; isReady: boolean }) {
  const { formats } = useLanguage();
  const own = useWordsOf(timesWords);
  const says = useWordsOf(responseWords);
  const done = useDone();
  const save = useAct(
    () => {
      const saved = rows.map(({ name, teamId, times }) => ({
        name,
        id: teamId,
        period: times,
        figures: times?.team,
      }));
      const who = { name: own.team, id: own.teamId };
      return saveTimes(saved, says, who, formats.calendarDay(Date.now()));
    },
    { isRepeatable: false, onDone: () => done.tell(own.saved(rows.length)) },
  );
  return (
    <>
      <button type="button" disabled={!isReady || save.isPending} onClick={() => save.run(undefined)}>
        {says.save}
      </button>
      <Done>{done.said}</Done>
    </>
  );
}
