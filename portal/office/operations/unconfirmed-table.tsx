// Sends that may have gone out, and nobody told whether they did.
import { Link } from 'wouter';
import { Phone } from '../../controls/phone.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { operationsWords } from './words.ts';

type Unconfirmed = StageOperations['unconfirmed'];

export function UnconfirmedTable({ unconfirmed: { sends, isMore } }: { unconfirmed: Unconfirmed }) {
  const own = useWordsOf(operationsWords);
  const columns: readonly Column<Unconfirmed['sends'][number]>[] = [
    {
      name: own.givenUp,
      cell: ({ at }) => <Moment at={at} />,
    },
    { name: own.send, cell: ({ channel, kind }) => own.sendKinds(channel, kind) },
    { name: own.from, cell: ({ from }) => from && <Phone>{from}</Phone> },
    {
      name: own.about,
      cell: ({ referralId, outboxId }) =>
        referralId === undefined ? (
          <code>{outboxId}</code>
        ) : (
          <Link href={`/office/referrals/${referralId}`}>{referralId}</Link>
        ),
    },
    { name: own.agent, cell: ({ agentId }) => agentId && <code>{agentId}</code> },
  ];
  return (
    <section aria-labelledby="unconfirmed">
      <h2 id="unconfirmed">{own.unconfirmed}</h2>
      <p className="quiet">{own.unconfirmedIntro}</p>
      <Table
        caption={own.unconfirmed}
        columns={columns}
        rows={sends}
        keyOf={({ outboxId }) => outboxId}
        empty={own.noUnconfirmed}
      />
      {isMore && <p className="quiet">{own.moreSends}</p>}
    </section>
  );
}
