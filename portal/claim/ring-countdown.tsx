// The seconds in which a ringing phone can still be answered in time.
import type { CallSession } from '../api/answers.ts';
import { useNow } from '../clock/use-now.ts';
import { useLanguage } from '../messages/language.tsx';

/** How long a call rings, by the rules. */
const ringSeconds = 20;
const radius = 52;
const around = 2 * Math.PI * radius;

export function RingCountdown({ call }: { call: CallSession }) {
  const { words, formats } = useLanguage();
  const now = useNow(250);
  const left = Math.max(0, (Date.parse(call.ringsUntil ?? '') - now) / 1000) || 0;
  const seconds = Math.min(ringSeconds, Math.ceil(left));
  const share = Math.min(1, left / ringSeconds);
  return (
    <div className="ring">
      <svg viewBox="0 0 120 120" role="img" aria-label={words.claim.secondsLeft(seconds)}>
        <circle cx="60" cy="60" r={radius} className="ring-track" />
        <circle
          cx="60"
          cy="60"
          r={radius}
          className="ring-left"
          strokeDasharray={around}
          strokeDashoffset={around * (1 - share)}
          transform="rotate(-90 60 60)"
        />
        <text x="60" y="62">
          {seconds}
        </text>
      </svg>
      <h2>{words.claim.ringing}</h2>
      {call.phone !== undefined && <p>{words.claim.ringingMore(formats.phone(call.phone))}</p>}
    </div>
  );
}
