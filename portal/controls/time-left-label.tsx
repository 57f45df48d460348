// How long an offer is open yet, ticking.
import { digitsOf, type Running, timeLeft } from '../clock/time-left.ts';
import { useNow } from '../clock/use-now.ts';
import type { Formats } from '../messages/formats.ts';
import { useLanguage } from '../messages/language.tsx';

export function TimeLeftLabel({ until }: { until: string }) {
  const { words, formats } = useLanguage();
  const left = timeLeft(until, useNow());
  if (left.kind === 'over') return <span className="tag">{words.timeLeft.over}</span>;
  const { days, hours, pressure } = left;
  const text = days > 0 ? words.timeLeft.days(days, hours) : words.timeLeft.left(digitsOf(left));
  return (
    <time className={`tag time-left is-${pressure}`} dateTime={until} title={formats.fullMoment(until)}>
      <span aria-hidden="true">{text}</span>
      <span className="unseen">{words.timeLeft.spoken(spokenParts(left, formats.units))}</span>
    </time>
  );
}

/** To the minute from an hour on: who hears it doesn't need the seconds. */
function spokenParts({ days, hours, minutes, seconds }: Running, units: Formats['units']): string {
  const parts = { day: days, hour: hours, minute: minutes, second: days + hours > 0 ? 0 : seconds };
  return units(parts);
}
