// All referrals, newest first, searched and filtered by the address.
import { Link } from 'wouter';
import { isPartOfNumber } from '../../../../lambdas/platform/table/search-text.ts';
import { answerOf } from '../../../api/api.ts';
import { Page } from '../../../controls/page.tsx';
import { useTyped } from '../../../controls/use-typed.ts';
import { Written } from '../../../controls/written.tsx';
import { titleOf } from '../../../inbox/referral-words.ts';
import { useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { Listed } from '../../shared/listed.tsx';
import { Moment } from '../../shared/moment.tsx';
import { type Column, Table } from '../../shared/table.tsx';
import { TeamPicker } from '../../shared/team-picker.tsx';
import { useFilters } from '../../shared/use-filters.ts';
import { usePages } from '../../shared/use-pages.ts';
import { StatusTag } from '../status-tag.tsx';
import { referralsWords } from '../words.ts';
import { ExportButton } from './export-button.tsx';
import { type ListedReferral, pageReader } from './listed-referral.ts';
import { periodOf } from './period.ts';

const statuses = ['offered', 'claimed', 'returned'] as const;
const names = ['q', 'status', 'teamId', 'from', 'to'] as const;

export function ReferralsPage() {
  const language = useLanguage();
  const own = useWordsOf(referralsWords);
  const { api, session } = useSignedIn();
  const filters = useFilters<(typeof names)[number]>();
  const q = filters.value('q');
  const teamId = filters.value('teamId');
  const status = statuses.find((each) => each === filters.value('status'));
  const days = { from: filters.value('from'), to: filters.value('to') };
  const period = periodOf(days);
  const [typed, setTyped] = useTyped(q, (value) => filters.set('q', value));
  const filter = {
    ...(q !== '' && { q }),
    ...(status && { status }),
    ...(teamId !== '' && { teamId }),
    ...period.query,
  };
  const isFiltered = names.some((name) => filters.value(name) !== '');
  const readPage = pageReader(api, filter);
  // Refused by the API; while a number is being typed it is no fault.
  const isUnfinished = teamId === '' && isPartOfNumber(q);
  const read = usePages(['office', 'referrals', filter], async (cursor, signal) => {
    if (isUnfinished) return { rows: [] };
    const { referrals: rows, ...page } = await answerOf(readPage(cursor, signal));
    return { ...page, rows };
  });
  const columns: readonly Column<ListedReferral>[] = [
    {
      name: own.client,
      cell: ({ referralId, client }) => (
        <Link href={`/office/referrals/${referralId}`}>
          <Written>{client?.name ?? referralId}</Written>
        </Link>
      ),
    },
    { name: own.wants, cell: (referral) => <Written>{titleOf(referral, language)}</Written> },
    { name: own.team, cell: ({ teamId: its, teamName }) => <Written>{teamName ?? its}</Written> },
    { name: own.status, cell: ({ status: its }) => <StatusTag status={its} /> },
    { name: own.agent, cell: ({ claim }) => claim && <Written>{claim.name}</Written> },
    { name: own.created, cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ];
  const isOfSource = session.offices.includes('source');
  return (
    <Page title={own.title} windowTitle={own.title}>
      <div className="head-acts">
        {isOfSource && (
          <>
            <Link href="/office/referrals/new" className="button is-main">
              {own.newOne}
            </Link>
            <Link href="/office/referrals/file" className="button">
              {own.fromFile}
            </Link>
          </>
        )}
        <ExportButton read={readPage} isDisabled={isUnfinished} />
      </div>
      <search className="filters">
        <div className="is-wide">
          <label htmlFor="q">{own.search}</label>
          <input
            id="q"
            type="search"
            maxLength={100}
            aria-describedby="q-hint"
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
        <TeamPicker
          id="team"
          label={own.team}
          teamId={teamId}
          onPick={(picked) => filters.set('teamId', picked)}
        />
        {(['from', 'to'] as const).map((name) => (
          <div key={name}>
            <label htmlFor={name}>{own[name]}</label>
            <input
              id={name}
              type="date"
              value={days[name]}
              aria-invalid={name === 'to' && period.isBackward}
              aria-describedby={name === 'to' && period.isBackward ? 'backward' : undefined}
              onChange={(event) => filters.set(name, event.target.value)}
            />
          </div>
        ))}
      </search>
      <p id="q-hint" className="quiet">
        {own.searchHint}
      </p>
      {period.isBackward && (
        <p id="backward" className="refusal" role="alert">
          {own.backward}
        </p>
      )}
      {isFiltered && (
        <p>
          <Link href="/office/referrals" className="alone">
            {own.clear}
          </Link>
        </p>
      )}
      <Listed read={read}>
        {(rows) => (
          <Table
            caption={own.title}
            columns={columns}
            rows={rows}
            keyOf={({ referralId }) => referralId}
            empty={emptyOf({ isUnfinished, isFiltered, goesOn: read.hasNextPage }, own)}
          />
        )}
      </Listed>
    </Page>
  );
}

function emptyOf(
  { isUnfinished, isFiltered, goesOn }: { isUnfinished: boolean; isFiltered: boolean; goesOn: boolean },
  own: (typeof referralsWords)['en'],
): string {
  if (isUnfinished) return own.wholeNumber;
  if (!isFiltered) return `${own.none} ${own.noneMore}`;
  return goesOn ? own.noneSoFar : own.noneSuch;
}
