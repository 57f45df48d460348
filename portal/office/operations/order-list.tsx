// What operators ordered lately, and how far each replay is.
import { Link } from 'wouter';
import { serverNow } from '../../clock/server-clock.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { type Column, Table } from '../shared/table.tsx';
import { operationsWords } from './words.ts';

type Order = StageOperations['operations'][number];

export function OrderList({ orders }: { orders: readonly Order[] }) {
  const { formats } = useLanguage();
  const own = useWordsOf(operationsWords);
  const columns: readonly Column<Order>[] = [
    {
      name: own.when,
      cell: ({ orderedAt }) => (
        <time dateTime={orderedAt} title={formats.fullMoment(orderedAt)}>
          {formats.moment(orderedAt, serverNow())}
        </time>
      ),
    },
    { name: own.order, cell: ({ kind }) => own.orderKinds[kind] },
    {
      name: own.about,
      cell: ({ kind, queue, execution, referralId }) => {
        if (referralId !== undefined)
          return <Link href={`/office/referrals/${referralId}`}>{referralId}</Link>;
        return kind === 'replay' ? own.aPhone : <code>{queue ?? execution}</code>;
      },
    },
    {
      name: own.progress,
      cell: ({ status, replayed = 0 }) =>
        status === undefined ? own.doneAtOnce : own.replayProgress(status, replayed),
    },
  ];
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">{own.orders}</h2>
      <p className="quiet">{own.ordersIntro}</p>
      <Table
        caption={own.orders}
        columns={columns}
        rows={orders}
        keyOf={({ operationId }) => operationId}
        empty={own.noOrders}
      />
    </section>
  );
}
