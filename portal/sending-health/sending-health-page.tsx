// CP-7: how clients take the team's automated texts, week by week, and what to do about it. For the lead.
import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../client/src/answers.ts';
import type { paths } from '../../client/src/schema.ts';
import { answerOf } from '../api/api.ts';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { type Column, Table } from '../office/shared/table.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { sendingWords } from './words.ts';
import './sending-health.css';

type SendingHealth = Answer<paths['/teams/{teamId}/sending-health']['get']>;
type Week = SendingHealth['weeks'][number];
type Verdict = Pick<Week, 'verdict' | 'because'>;

export default function SendingHealthPage() {
  const { words } = useLanguage();
  const own = useWordsOf(sendingWords);
  const { api, agent } = usePortal();
  const read = useQuery({
    queryKey: ['sending-health', agent.teamId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/teams/{teamId}/sending-health', { params: { path: { teamId: agent.teamId } }, signal }),
      ),
  });
  const back = { to: '/campaigns', label: words.navigation.campaigns };
  return (
    <Page title={own.title} windowTitle={own.title} back={back}>
      <div className="sending">
        <p className="quiet">{own.intro}</p>
        <ReadState read={read}>{(health) => <Health health={health} />}</ReadState>
      </div>
    </Page>
  );
}

function Health({ health: { weeks, recent } }: { health: SendingHealth }) {
  const own = useWordsOf(sendingWords);
  // Nobody looks at weeks before there was anything.
  const first = weeks.findIndex(isAny);
  if (first === -1) return <p className="empty">{own.none}</p>;
  return (
    <>
      <section className="panel">
        <h2>{own.recent}</h2>
        <p>
          <VerdictTag {...recent} /> <span className="quiet">{own.sent(recent.sent)}</span>
        </p>
        <p className={recent.verdict === 'good' ? undefined : 'notice'}>{own.said[keyOf(recent)]}</p>
      </section>
      <section>
        <h2>{own.weeks}</h2>
        <Weeks weeks={weeks.slice(first).toReversed()} />
      </section>
    </>
  );
}

function Weeks({ weeks }: { weeks: readonly Week[] }) {
  const { code, formats } = useLanguage();
  const own = useWordsOf(sendingWords);
  const percent = new Intl.NumberFormat(code, { style: 'percent', maximumFractionDigits: 1 });
  const most = Math.max(1, ...weeks.map(({ sent }) => sent));
  const shared = (name: keyof Week['shares']): Column<Week> => ({
    name: own.columns[name],
    isNumber: true,
    cell: (week) => (
      <>
        {week[name]} {isAny(week) && <span className="quiet">{percent.format(week.shares[name])}</span>}
      </>
    ),
  });
  const columns: readonly Column<Week>[] = [
    // The day is that of UTC, whatever the reader's clock says.
    { name: own.columns.week, cell: ({ from }) => formats.day(`${from.slice(0, 10)}T12:00:00`) },
    {
      name: own.columns.sent,
      isNumber: true,
      cell: ({ sent }) => (
        <span className="sent">
          {sent}
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(sent / most) * 100} height={10} />
          </svg>
        </span>
      ),
    },
    ...(['delivered', 'failed', 'replied', 'optedOut', 'spam'] as const).map(shared),
    { name: own.columns.verdict, cell: (week) => (isAny(week) ? <VerdictTag {...week} /> : '–') },
  ];
  return (
    <Table caption={own.weeks} columns={columns} rows={weeks} keyOf={({ week }) => week} empty={own.none} />
  );
}

/** Of a week without any there is nothing to judge. */
function isAny({ sent, spam }: Week): boolean {
  return sent + spam > 0;
}

const colorOf = { good: 'is-calm', watch: 'is-soon', stop: 'is-last' } as const;

function VerdictTag({ verdict }: Verdict) {
  const { verdicts } = useWordsOf(sendingWords);
  return <span className={`tag ${colorOf[verdict]}`}>{verdicts[verdict]}</span>;
}

/** What is said of a verdict: failures alone stop nothing. */
function keyOf({ verdict, because = 'opt-outs' }: Verdict) {
  if (verdict === 'good') return verdict;
  if (because === 'failures') return 'watch failures';
  return `${verdict} ${because}` as const;
}
