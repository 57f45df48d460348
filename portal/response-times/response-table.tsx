// Response times in figures.
import type { ResponseTimes } from '../api/answers.ts';
import { useLanguage } from '../messages/language.tsx';

export function ResponseTable({ rows }: { rows: ResponseTimes['agents'] }) {
  const { words, formats } = useLanguage();
  const says = words.times;
  const duration = (seconds: number | undefined) => (seconds === undefined ? '–' : formats.duration(seconds));
  return (
    // Focusable, so that a narrow screen can scroll it by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by keyboard
    <section className="table-frame" tabIndex={0} aria-label={says.table}>
      <table>
        <thead>
          <tr>
            {[says.agent, says.median, says.p90, says.offers, says.claims, says.declines, says.misses].map(
              (title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.agentId}>
              <th scope="row">{row.name}</th>
              <td>{duration(row.medianSeconds)}</td>
              <td>{duration(row.p90Seconds)}</td>
              <td>{row.offers}</td>
              <td>{row.claims}</td>
              <td>{row.declines}</td>
              <td>{row.misses}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
