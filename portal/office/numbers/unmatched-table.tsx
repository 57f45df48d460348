// What the phone texted that belongs to no conversation.
import { Phone } from '../../controls/phone.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { Listed } from '../shared/listed.tsx';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useUnmatched } from './number-queries.ts';
import { numbersWords } from './words.ts';

export type Unmatched = { at: string; to: string; body: string };

export function UnmatchedTable({ phone }: { phone: string }) {
  return <Listed read={useUnmatched(phone)}>{(rows) => <UnmatchedRows rows={rows} />}</Listed>;
}

/** `isWhole`: for a page that is printed, with full times. */
export function UnmatchedRows({ rows, isWhole = false }: { rows: readonly Unmatched[]; isWhole?: boolean }) {
  const own = useWordsOf(numbersWords);
  const columns: readonly Column<Unmatched>[] = [
    {
      name: own.at,
      cell: ({ at }) => <Moment at={at} isWhole={isWhole} />,
    },
    { name: own.to, cell: ({ to }) => <Phone>{to}</Phone> },
    {
      name: own.words,
      cell: ({ body }) => (
        <q className="verbatim" dir="auto">
          {body}
        </q>
      ),
    },
  ];
  return (
    <Table
      caption={own.unmatched}
      columns={columns}
      rows={rows}
      keyOf={({ at, body }) => `${at} ${body}`}
      empty={own.noUnmatched}
    />
  );
}
