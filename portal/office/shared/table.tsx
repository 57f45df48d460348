// A table of records: rows where there is room for them, else a card each, whose cells say what they are.
import type { ReactNode } from 'react';
import './table.css';

export type Column<Row> = {
  name: string;
  /** Figures stand at the right, under each other. */
  isNumber?: boolean;
  cell(row: Row): ReactNode;
};

export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  empty,
  hasFew = false,
}: {
  /** What the rows are, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
  /** Said instead of a table without rows: what to do. */
  empty: ReactNode;
  /** So few columns that they have room everywhere. */
  hasFew?: boolean;
}) {
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <div className={hasFew ? undefined : 'records'}>
      <table className={hasFew ? 'table has-few' : 'table'}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={isNumber ? 'is-number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, isNumber, cell }) => (
                <td key={name} data-label={name} className={isNumber ? 'is-number' : undefined}>
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
