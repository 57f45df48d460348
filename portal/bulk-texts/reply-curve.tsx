// CP-7: how many clients had replied or opted out by when: two curves, and the same by the hour as a table.
import { serverNow } from '../clock/server-clock.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { Curve } from '../office/shared/curve.tsx';
import { Moment } from '../office/shared/moment.tsx';
import { type Column, Table } from '../office/shared/table.tsx';
import type { Bulk } from './bulk-queries.ts';
import { courseOf } from './reply-course.ts';
import { bulkWords } from './words.ts';

type Hour = Bulk['curve'][number];

export function ReplyCurve({ bulk: { curve, startedAt } }: { bulk: Bulk }) {
  const { formats } = useLanguage();
  const { one } = useWordsOf(bulkWords);
  const now = serverNow();
  const { replied, optedOut, until } = courseOf(curve, startedAt, now);
  const columns: readonly Column<Hour>[] = [
    { name: one.hour, cell: ({ at }) => <Moment at={at} /> },
    { name: one.counts.replied, isNumber: true, cell: (hour) => hour.replied },
    { name: one.counts.optedOut, isNumber: true, cell: (hour) => hour.optedOut },
  ];
  return (
    <section>
      <h2>{one.curve}</h2>
      {curve.length === 0 ? (
        <p className="quiet">{one.noCurve}</p>
      ) : (
        <Curve
          counts={replied}
          others={optedOut}
          legend={[one.replied(replied.at(-1) ?? 0), one.optedOut(optedOut.at(-1) ?? 0)]}
          ends={[formats.moment(startedAt, now), formats.moment(until, Date.parse(startedAt))]}
          most={one.most}
        >
          <summary>{one.byHour}</summary>
          <Table
            caption={one.curve}
            columns={columns}
            rows={curve.toSorted((first, second) => (first.at < second.at ? 1 : -1))}
            keyOf={({ at }) => at}
            empty={one.noCurve}
            hasFew
          />
        </Curve>
      )}
    </section>
  );
}
