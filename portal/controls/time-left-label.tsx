// How long an offer is open yet, ticking.
import { digitsOf, timeLeft } from '../clock/time-left.ts';
import { useNow } from '../clock/use-now.ts';
import { useLanguage } from '../words/language.tsx';

export function TimeLeftLabel({ until }: { until: string }) {
  const { words, formats } = useLanguage();
  const left = timeLeft(until, useNow());
  if (left.kind === 'over') return <span className="tag">{words.timeLeft.over}</span>;
  const { days, hours, minutes, seconds, pressure } = left;
  const text = days > 0 ? words.timeLeft.days(days, hours) : words.timeLeft.left(digitsOf(left));
  return (
    <time className={`tag time-left is-${pressure}`} dateTime={until} title={formats.fullMoment(until)}>
      <span aria-hidden="true">{text}</span>
      <span className="unseen">{words.timeLeft.spoken(days, hours, minutes, seconds)}</span>
    </time>
  );
}
