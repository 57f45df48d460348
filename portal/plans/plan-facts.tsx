// What a plan is called, for whom it is, and when it starts.
import type { ApiProblem } from '../api/problem.ts';
import { NameField } from '../controls/saving/name-field.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { type Draft, sideOf } from './draft.ts';
import { planWords } from './words.ts';

const sides = ['both', 'buyer', 'seller'] as const;
const starts = ['by-hand', 'with-claim'] as const;

export function PlanFacts(props: {
  id: string;
  draft: Draft;
  isTried: boolean;
  problem: ApiProblem | undefined;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { id, draft, isTried, problem, onChange } = props;
  const own = useWordsOf(planWords);
  const nameFault = isTried && draft.name.trim() === '' ? own.unnamed : undefined;
  const other =
    problem?.code === 'another-starts-with-claim'
      ? own.anotherStarts(problem.faults[0]?.value ?? '')
      : undefined;
  return (
    <section className="panel">
      <NameField
        id={id}
        label={own.name}
        name={draft.name}
        fault={nameFault}
        onName={(name) => onChange({ name })}
      />
      <label htmlFor={`${id}-side`}>{own.side}</label>
      <select
        id={`${id}-side`}
        value={draft.side ?? 'both'}
        onChange={({ target }) => onChange({ side: sideOf(target.value) })}
      >
        {sides.map((side) => (
          <option key={side} value={side}>
            {own.sides[side]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-starts`}>{own.starts}</label>
      <select
        id={`${id}-starts`}
        value={draft.starts}
        aria-invalid={other !== undefined}
        aria-describedby={`${id}-starts-hint`}
        onChange={({ target }) =>
          onChange({ starts: starts.find((each) => each === target.value) ?? 'by-hand' })
        }
      >
        {starts.map((each) => (
          <option key={each} value={each}>
            {own.startsNames[each]}
          </option>
        ))}
      </select>
      <div id={`${id}-starts-hint`}>
        <p className="quiet">{own.startsHint[draft.starts]}</p>
        <div role="alert">{other !== undefined && <p className="refusal">{other}</p>}</div>
      </div>
    </section>
  );
}
