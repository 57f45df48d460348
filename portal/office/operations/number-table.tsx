// The numbers that texts leave from: what each takes a second, and how long the last text in line waits.
import { Phone } from '../../controls/phone.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { operationsWords } from './words.ts';

type NumberLoad = StageOperations['numbers'][number];

export function NumberTable({ numbers }: { numbers: readonly NumberLoad[] }) {
  const { formats } = useLanguage();
  const own = useWordsOf(operationsWords);
  const { nameOf } = useBrands();
  const columns: readonly Column<NumberLoad>[] = [
    { name: own.number, cell: ({ number }) => <Phone>{number}</Phone> },
    { name: own.program, cell: ({ program }) => own.programs[program] },
    { name: own.brand, cell: ({ brand }) => nameOf(brand) },
    {
      name: own.rate,
      isNumber: true,
      cell: ({ partsPerSecond, plannedPerSecond }) =>
        plannedPerSecond === partsPerSecond ? partsPerSecond : own.slowed(partsPerSecond, plannedPerSecond),
    },
    { name: own.inLine, isNumber: true, cell: ({ partsInLine }) => partsInLine },
    {
      name: own.free,
      cell: ({ waitSeconds, freeAt }) =>
        freeAt === undefined ? (
          <span className="quiet">{own.freeNow}</span>
        ) : (
          <span>
            {formats.duration(waitSeconds)} <Moment at={freeAt} className="quiet" />
          </span>
        ),
    },
  ];
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">{own.numbers}</h2>
      <Table caption={own.numbers} columns={columns} rows={numbers} keyOf={({ number }) => number} empty="" />
    </section>
  );
}
