// What carriers told of texts, by number: two curves over time, and the same as a table.
import { serverNow } from '../../clock/server-clock.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Curve } from '../shared/curve.tsx';
import { Choice } from '../shared/field.tsx';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { operationsWords } from './words.ts';

type Receipts = StageOperations['receipts'];
type NumberReceipts = Receipts['numbers'][number];

const periods = [24, 72, 168] as const;
const hourMs = 3_600_000;

export function ReceiptCurves({
  receipts,
  hours,
  onHours,
}: {
  receipts: Receipts;
  hours: number;
  onHours(hours: number): void;
}) {
  const own = useWordsOf(operationsWords);
  const { numbers } = receipts;
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{own.receipts}</h2>
      <div className="filters">
        <Choice
          id="hours"
          label={own.period}
          value={String(hours)}
          onValue={(value) => onHours(Number(value))}
        >
          {periods.map((period) => (
            <option key={period} value={period}>
              {own.periods[period]}
            </option>
          ))}
        </Choice>
      </div>
      {numbers.length === 0 && <p className="empty">{own.noReceipts}</p>}
      <div className="curves">
        {numbers.map((curve) => (
          <NumberCurve key={curve.number} curve={curve} from={receipts.from} />
        ))}
      </div>
    </section>
  );
}

function NumberCurve({ curve, from }: { curve: NumberReceipts; from: string }) {
  const { formats } = useLanguage();
  const own = useWordsOf(operationsWords);
  const { number, program, delivered, failed } = curve;
  const name = `${formats.phone(number)}, ${own.programs[program]}`;
  return (
    <Curve
      name={name}
      counts={delivered}
      others={failed}
      legend={[own.delivered(sumOf(delivered)), own.failed(sumOf(failed))]}
      ends={[formats.moment(from, serverNow()), own.now]}
      most={own.mostAnHour}
    >
      <summary>
        {own.byHour} <span className="unseen">{name}</span>
      </summary>
      <HourTable curve={curve} from={from} name={name} />
    </Curve>
  );
}

type Hour = { at: string; delivered: number; failed: number };

function HourTable({ curve, from, name }: { curve: NumberReceipts; from: string; name: string }) {
  const own = useWordsOf(operationsWords);
  const hours = curve.delivered
    .map((delivered, index): Hour => {
      const at = new Date(Date.parse(from) + index * hourMs).toISOString();
      return { at, delivered, failed: curve.failed[index] ?? 0 };
    })
    .filter(({ delivered, failed }) => delivered + failed > 0);
  const columns: readonly Column<Hour>[] = [
    {
      name: own.hour,
      cell: ({ at }) => <Moment at={at} />,
    },
    { name: own.deliveredShort, isNumber: true, cell: ({ delivered }) => delivered },
    { name: own.failedShort, isNumber: true, cell: ({ failed }) => failed },
  ];
  return (
    <Table
      caption={name}
      columns={columns}
      rows={hours.toReversed()}
      keyOf={({ at }) => at}
      empty={own.noReceipts}
    />
  );
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
