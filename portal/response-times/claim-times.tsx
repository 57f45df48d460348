// How long claims took: what no median shows, as bars whose words are there for all.
import type { ResponseTimes } from '../api/answers.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { responseWords } from './words.ts';

export function ClaimTimes({ times }: { times: ResponseTimes['team']['claimTimes'] }) {
  const { formats } = useLanguage();
  const own = useWordsOf(responseWords);
  const most = Math.max(1, ...times.map(({ claims }) => claims));
  const said = (seconds: number | undefined) =>
    seconds === undefined
      ? undefined
      : formats.units(seconds < 3600 ? { minute: seconds / 60 } : { hour: seconds / 3600 });
  if (times.every(({ claims }) => claims === 0)) return <p className="empty">{own.noClaims}</p>;
  return (
    <ul className="spread">
      {times.map(({ upToSeconds, claims }, index) => (
        <li key={upToSeconds ?? 'longer'}>
          <span>{own.within(said(times[index - 1]?.upToSeconds), said(upToSeconds))}</span>
          <span className="quiet">{own.claimed(claims)}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(claims / most) * 100} height={10} />
          </svg>
        </li>
      ))}
    </ul>
  );
}
