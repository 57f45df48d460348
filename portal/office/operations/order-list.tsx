// What operators ordered lately, and how far each replay is.
import { Link } from 'wouter';
import { useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { operationsWords } from './words.ts';

type Order = StageOperations['operations'][number];

export function OrderList({ orders }: { orders: readonly Order[] }) {
  const own = useWordsOf(operationsWords);
  const columns: readonly Column<Order>[] = [
    {
      name: own.when,
      cell: ({ orderedAt }) => <Moment at={orderedAt} />,
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
