// What happened to a referral, in words: a line an event, and a table a round, so that ten agents and three channels stay readable.

import type { ReactNode } from 'react';
import { Written } from '../../../controls/written.tsx';
import { isolated } from '../../../messages/isolated.ts';
import { type Language, useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { Moment } from '../../shared/moment.tsx';
import { type Column, Table } from '../../shared/table.tsx';
import { useTeamName } from '../../shared/team-name.tsx';
import { referralsWords } from '../words.ts';
import {
  type AgentInRound,
  type Channel,
  channelsOf,
  type LineEvent,
  type Round,
  type TimelineEvent,
  timelineParts,
} from './timeline-parts.ts';
import { oneReferralWords } from './words.ts';

export function Timeline({ events, isOpen }: { events: readonly TimelineEvent[]; isOpen: boolean }) {
  const parts = timelineParts(events);
  const last = parts.findLast((part) => part.kind === 'round');
  return (
    <ol className="timeline">
      {parts.map((part, index) =>
        part.kind === 'round' ? (
          <li key={`round ${part.round}`}>
            <RoundOfOffers round={part} isOpen={isOpen && part === last} />
          </li>
        ) : (
          <li key={`${part.event.kind} ${part.event.at} ${index}`}>
            <Moment at={part.event.at} className="quiet" /> <Line event={part.event} />
          </li>
        ),
      )}
    </ol>
  );
}

function Line({ event }: { event: LineEvent }): ReactNode {
  const { formats } = useLanguage();
  const own = useWordsOf(oneReferralWords);
  const shared = useWordsOf(referralsWords);
  switch (event.kind) {
    case 'created':
    case 'corrected':
      return own.lines[event.kind];
    case 'offered-again':
      return <OfferedAgain teamId={event.teamId} />;
    case 'claimed': {
      const by = event.by && shared.claimedBy[event.by];
      return <strong>{own.claimedLine(isolated(event.name), by, secondsOf(event, formats))}</strong>;
    }
    case 'reassigned':
      return own.reassigned(isolated(event.fromName), isolated(event.name));
    case 'returned':
      return (
        <>
          <strong>{own.returned(shared.returned[event.reason])}</strong>
          {event.note !== undefined && (
            <q className="note" dir="auto">
              {event.note}
            </q>
          )}
        </>
      );
    case 'passed-on':
    case 'skipped':
      return <TurnOver event={event} />;
    case 'consent':
      return event.word === undefined ? (own.acts[event.act] ?? event.act) : own.clientSaid[event.word];
    case 'text':
      return null;
  }
}

function OfferedAgain({ teamId }: { teamId: string }) {
  const { offeredAgain } = useWordsOf(oneReferralWords);
  return offeredAgain(isolated(useTeamName(teamId) ?? teamId));
}

/** RT-10: a team's turn in a chain. */
function TurnOver({ event }: { event: Extract<LineEvent, { kind: 'passed-on' | 'skipped' }> }) {
  const { passedOn, skipped } = useWordsOf(oneReferralWords);
  const { returned } = useWordsOf(referralsWords);
  const team = isolated(useTeamName(event.teamId) ?? event.teamId);
  return event.kind === 'skipped' ? skipped(team) : passedOn(team, returned[event.reason]);
}

function RoundOfOffers({ round, isOpen }: { round: Round; isOpen: boolean }) {
  const { formats } = useLanguage();
  const own = useWordsOf(oneReferralWords);
  const team = isolated(useTeamName(round.teamId) ?? round.teamId);
  const title = own.offered(team, round.agents.length);
  const columns: readonly Column<AgentInRound>[] = [
    { name: own.agent, cell: ({ name }) => <Written>{name}</Written> },
    { name: own.told, cell: (agent) => <Told channels={channelsOf(agent)} /> },
    {
      name: own.called,
      cell: ({ called }) =>
        called && `${own.calls(called.calls)}, ${own.callStates[called.outcome] ?? called.outcome}`,
    },
    {
      name: own.outcome,
      cell: ({ ended }) => <Outcome ended={ended} isOpen={isOpen} says={own} formats={formats} />,
    },
  ];
  return (
    <section aria-label={`${own.round(round.round)}: ${title}`}>
      <p>
        <Moment at={round.at} className="quiet" /> {title}{' '}
        {round.round > 1 && <span className="tag">{own.round(round.round)}</span>}
      </p>
      <Table
        caption={title}
        columns={columns}
        rows={round.agents}
        keyOf={({ agentId }) => agentId}
        empty=""
      />
    </section>
  );
}

function Told({ channels }: { channels: Channel[] }) {
  const own = useWordsOf(oneReferralWords);
  if (channels.length === 0) return <span className="quiet">{own.notTold}</span>;
  return (
    <ul className="told">
      {channels.map(({ channel, outcome, at, count }) => (
        <li key={`${channel} ${outcome}`} className={outcome === 'failed' ? 'is-bad' : undefined}>
          {own.channels[channel]}
          {count > 1 && ` × ${count}`} <span className="quiet">{own.tellings[outcome] ?? outcome}</span>{' '}
          <Moment at={at} className="quiet" />
        </li>
      ))}
    </ul>
  );
}

type Formats = Language['formats'];

function Outcome({
  ended,
  isOpen,
  says,
  formats,
}: {
  ended: AgentInRound['ended'] | undefined;
  isOpen: boolean;
  says: (typeof oneReferralWords)['en'];
  formats: Formats;
}) {
  if (ended === undefined) return isOpen ? <span className="tag is-soon">{says.waits}</span> : '–';
  if (ended.kind === 'claimed') {
    return <span className="tag is-calm">{says.claimed(secondsOf(ended, formats))}</span>;
  }
  return (
    <span>
      {says.ended[ended.outcome]} <Moment at={ended.at} className="quiet" />
    </span>
  );
}

function secondsOf({ seconds }: { seconds?: number | undefined }, formats: Formats): string | undefined {
  return seconds === undefined ? undefined : formats.duration(seconds);
}
