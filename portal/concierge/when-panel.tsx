// Whether new clients are greeted, and when.
import { useId } from 'react';
import { useWordsOf } from '../messages/language.tsx';
import { areMinutes, type Draft } from './draft.ts';
import { conciergeWords } from './words.ts';

export function WhenPanel(props: {
  draft: Draft;
  isTried: boolean;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { draft, isTried, onChange } = props;
  const own = useWordsOf(conciergeWords);
  const id = useId();
  const waits = draft.when === 'unclaimed';
  const isWrong = isTried && waits && !areMinutes(draft.minutes);
  return (
    <section className="panel">
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={draft.enabled}
          checked={draft.enabled}
          onChange={({ target }) => onChange({ enabled: target.checked })}
        />
        {own.enabled}
      </label>
      <p className="quiet">{draft.enabled ? own.on : own.off}</p>
      <fieldset className="choices">
        <legend>{own.when}</legend>
        {(['created', 'unclaimed'] as const).map((when) => (
          <label key={when}>
            <input
              type="radio"
              name={`${id}-when`}
              checked={draft.when === when}
              onChange={() => onChange({ when })}
            />
            {own.whens[when]}
          </label>
        ))}
      </fieldset>
      {waits && (
        <>
          <label htmlFor={`${id}-minutes`}>{own.minutes}</label>
          <input
            id={`${id}-minutes`}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={draft.minutes}
            aria-invalid={isWrong}
            aria-describedby={`${id}-fault`}
            onChange={({ target }) => onChange({ minutes: target.value })}
          />
          <div id={`${id}-fault`} aria-live="polite">
            {isWrong && <p className="refusal">{own.minutesFault}</p>}
          </div>
        </>
      )}
    </section>
  );
}
