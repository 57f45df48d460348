// A time: short where one looks it up; on paper by the reader's clocks with their zone, and as it is kept.
import { serverNow } from '../../clock/server-clock.ts';
import { useLanguage } from '../../messages/language.tsx';

export function Moment({
  at,
  className,
  isAgo = false,
  isRecord = false,
  isWhole = false,
}: {
  at: string;
  className?: 'quiet';
  isAgo?: boolean;
  /** Of consent: with the year, whichever it is. */
  isRecord?: boolean;
  isWhole?: boolean;
}) {
  const { formats } = useLanguage();
  if (isWhole) {
    return (
      <time dateTime={at} className="full-time">
        {formats.fullMoment(at)} <code>{at}</code>
      </time>
    );
  }
  return (
    <time dateTime={at} title={formats.fullMoment(at)} className={className}>
      {isRecord ? formats.record(at) : formats[isAgo ? 'ago' : 'moment'](at, serverNow())}
    </time>
  );
}
