// What was texted to a phone: how it went, and the words that Dibs put into it.
import { Link } from 'wouter';
import { Phone } from '../../controls/phone.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import type { Send } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { numbersWords } from './words.ts';

/** `isWhole`: for a page that is printed, with full times and the carrier's ids. */
export function SendTable({ sends, isWhole = false }: { sends: readonly Send[]; isWhole?: boolean }) {
  const own = useWordsOf(numbersWords);
  const { nameOf } = useBrands();
  const columns: readonly Column<Send>[] = [
    {
      name: own.at,
      cell: ({ at, sentAt = at }) => <Moment at={sentAt} isWhole={isWhole} />,
    },
    {
      name: own.kind,
      cell: ({ kind, referralId }) => (
        <span>
          {own.kinds[kind]}
          {referralId !== undefined && (
            <>
              {' '}
              <Link href={`/office/referrals/${referralId}`} className="quiet">
                {referralId}
              </Link>
            </>
          )}
        </span>
      ),
    },
    { name: own.brand, cell: ({ brand }) => nameOf(brand) },
    { name: own.from, cell: ({ from }) => from && <Phone>{from}</Phone> },
    {
      name: own.delivery,
      cell: ({ delivery, reason, carrierId }) => (
        <span>
          {own.deliveries[delivery]}
          {reason !== undefined && <span className="quiet"> {reason}</span>}
          {isWhole && carrierId !== undefined && <code> {carrierId}</code>}
        </span>
      ),
    },
    { name: own.words, cell: (send) => <Words send={send} /> },
  ];
  return (
    <Table
      caption={own.sends}
      columns={columns}
      rows={sends}
      keyOf={({ outboxId }) => outboxId}
      empty={own.noSends}
    />
  );
}

function Words({ send: { kind, words, automated, optOutInstructions } }: { send: Send }) {
  const own = useWordsOf(numbersWords);
  return (
    <span>
      {words !== undefined && (
        <q className="verbatim" dir="auto">
          {words}
        </q>
      )}
      {words === undefined && kind === 'message' && (
        <span className="quiet">{automated === undefined ? own.personal : own.automated[automated]}</span>
      )}
      {optOutInstructions !== undefined && (
        <>
          {' '}
          <span className="quiet">{own.instructions}:</span>{' '}
          <q className="verbatim" dir="auto">
            {optOutInstructions}
          </q>
        </>
      )}
    </span>
  );
}
