// How long an offer is open yet, ticking.
import { digitsOf, type Running, timeLeft } from '../clock/time-left.ts';
import { useNow } from '../clock/use-now.ts';
import { useLanguage } from '../messages/language.tsx';
import type { Words } from '../messages/words.ts';

export function TimeLeftLabel({ until }: { until: string }) {
  const { words, formats } = useLanguage();
  const left = timeLeft(until, useNow());
  if (left.kind === 'over') return <span className="tag">{words.timeLeft.over}</span>;
  const { days, hours, pressure } = left;
  const text = days > 0 ? words.timeLeft.days(days, hours) : words.timeLeft.left(digitsOf(left));
  return (
    <time className={`tag time-left is-${pressure}`} dateTime={until} title={formats.fullMoment(until)}>
      <span aria-hidden="true">{text}</span>
      <span className="unseen">{words.timeLeft.spoken(spokenParts(left, words))}</span>
    </time>
  );
}

/** To the minute from an hour on: who hears it doesn't need the seconds. */
function spokenParts({ days, hours, minutes, seconds }: Running, { timeLeft: { units } }: Words): string {
  const parts: [number, string][] = [
    [days, units.days],
    [hours, units.hours],
    [minutes, units.minutes],
    [days + hours > 0 ? 0 : seconds, units.seconds],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
