// The number to dial and the PIN to enter, large enough to dial from.
import type { CallSession } from '../api/answers.ts';
import { useLanguage } from '../messages/language.tsx';

/** CA-4: how long wrong tries lock a phone out. */
const lockMs = 15 * 60_000;

export function PinPanel({ call }: { call: CallSession | undefined }) {
  const { words, formats } = useLanguage();
  if (call?.pin === undefined || call.dial === undefined)
    return (
      <p className="loading" role="status">
        {words.claim.pinComing}
      </p>
    );
  return (
    <div className="pin">
      <h2>{words.claim.pinTitle}</h2>
      <p>{words.claim.pinMore}</p>
      {call.pinReplacedAt !== undefined && (
        <p className="notice" role="status">
          {words.claim.pinReplaced(formats.moment(unlockedAt(call.pinReplacedAt), Date.now()))}
        </p>
      )}
      <dl>
        <dt>{words.claim.dial}</dt>
        <dd>
          <a className="button is-main is-big" href={`tel:${call.dial}`}>
            {formats.phone(call.dial)}
          </a>
        </dd>
        <dt>{words.claim.pin}</dt>
        <dd className="pin-digits">
          <span aria-hidden="true">{`${call.pin.slice(0, 3)} ${call.pin.slice(3)}`}</span>
          <span className="unseen">{[...call.pin].join(' ')}</span>
        </dd>
      </dl>
    </div>
  );
}

function unlockedAt(replacedAt: string): string {
  return new Date(Date.parse(replacedAt) + lockMs).toISOString();
}
