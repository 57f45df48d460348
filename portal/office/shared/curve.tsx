// Two counts over time, as curves of one measure; what they say stands in words around them, and as a table beneath.
import type { ReactNode } from 'react';
import './curve.css';

const width = 100;
const height = 40;

export function Curve(props: {
  name?: string;
  counts: readonly number[];
  others: readonly number[];
  /** What each comes to. */
  legend: readonly [string, string];
  /** When they begin and end. */
  ends: readonly [string, string];
  most: (count: number) => string;
  /** The summary of the table, and the table. */
  children: ReactNode;
}) {
  const { name, counts, others, legend, ends } = props;
  const most = Math.max(1, ...counts, ...others);
  return (
    <figure className="curve">
      <figcaption>
        {name !== undefined && <strong>{name}</strong>}
        <span className="legend">
          <span className="is-curve-0">{legend[0]}</span>
          <span className="is-curve-2">{legend[1]}</span>
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <polyline className="curve-0" points={pointsOf(counts, most)} />
        <polyline className="curve-2" points={pointsOf(others, most)} />
      </svg>
      <p className="curve-ends quiet" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{props.most(most)}</span>
        <span>{ends[1]}</span>
      </p>
      <details>{props.children}</details>
    </figure>
  );
}

/** One that is alone goes across. */
function pointsOf(counts: readonly number[], most: number): string {
  const shown = counts.length === 1 ? [...counts, ...counts] : counts;
  const step = width / Math.max(1, shown.length - 1);
  return shown
    .map(
      (count, index) =>
        `${(index * step).toFixed(2)},${(height - 1 - (count / most) * (height - 2)).toFixed(2)}`,
    )
    .join(' ');
}
