// What carriers told of texts, by number: two curves over time, and the same as a table.
import { serverNow } from '../../clock/server-clock.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Choice } from '../shared/field.tsx';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { operationsWords } from './words.ts';

type Receipts = StageOperations['receipts'];
type Curve = Receipts['numbers'][number];

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

const width = 100;
const height = 40;

function NumberCurve({ curve, from }: { curve: Curve; from: string }) {
  const { formats } = useLanguage();
  const own = useWordsOf(operationsWords);
  const { number, program, delivered, failed } = curve;
  const most = Math.max(1, ...delivered, ...failed);
  const name = `${formats.phone(number)}, ${own.programs[program]}`;
  return (
    <figure className="chart curve">
      <figcaption>
        <strong>{name}</strong>
        <span className="legend">
          <span className="series-0">{own.delivered(sumOf(delivered))}</span>
          <span className="series-2">{own.failed(sumOf(failed))}</span>
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <polyline className="curve-0" points={pointsOf(delivered, most)} />
        <polyline className="curve-2" points={pointsOf(failed, most)} />
      </svg>
      <p className="curve-ends quiet" aria-hidden="true">
        <span>{formats.moment(from, serverNow())}</span>
        <span>{own.mostAnHour(most)}</span>
        <span>{own.now}</span>
      </p>
      <details>
        <summary>
          {own.byHour} <span className="unseen">{name}</span>
        </summary>
        <HourTable curve={curve} from={from} name={name} />
      </details>
    </figure>
  );
}

type Hour = { at: string; delivered: number; failed: number };

function HourTable({ curve, from, name }: { curve: Curve; from: string; name: string }) {
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

function pointsOf(counts: readonly number[], most: number): string {
  const step = width / Math.max(1, counts.length - 1);
  return counts
    .map(
      (count, hour) =>
        `${(hour * step).toFixed(2)},${(height - 1 - (count / most) * (height - 2)).toFixed(2)}`,
    )
    .join(' ');
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
