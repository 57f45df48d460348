// Horizontal bars, a group for each row. The table beside it has the same for those who don't see it.

type Row = { id: string; name: string; values: (number | undefined)[] };

const barHeight = 10;
const gap = 3;

export function BarChart(props: {
  label: string;
  series: readonly string[];
  rows: readonly Row[];
  format: (value: number) => string;
  none: string;
}) {
  const { series, rows, format } = props;
  const longest = Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const height = series.length * (barHeight + gap);
  return (
    <figure className="chart" aria-label={props.label}>
      <figcaption className="legend" aria-hidden="true">
        {series.map((name, index) => (
          <span key={name} className={`series-${index}`}>
            {name}
          </span>
        ))}
      </figcaption>
      <div aria-hidden="true">
        {rows.map(({ id, name, values }) => (
          <div key={id} className="chart-row">
            <span className="chart-name">{name}</span>
            {isEmpty(values) ? null : (
              <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
                {values.map((value, index) => (
                  <rect
                    key={series[index]}
                    className={`series-${index}`}
                    y={index * (barHeight + gap)}
                    width={((value ?? 0) / longest) * 100}
                    height={barHeight}
                  />
                ))}
              </svg>
            )}
            <span className="chart-values">
              {isEmpty(values)
                ? props.none
                : values.map((value) => (value === undefined ? '–' : format(value))).join(' · ')}
            </span>
          </div>
        ))}
      </div>
    </figure>
  );
}

function isEmpty(values: Row['values']): boolean {
  return values.every((value) => value === undefined);
}
