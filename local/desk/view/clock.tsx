// The virtual clock, and buttons that move it on.

import { ActButton } from './act-button.tsx';
import { formats } from './time.tsx';
import { useAct, useWorld } from './use-world.ts';

const MOVES = [
  { advance: 'PT0S', label: 'Settle', title: 'No time passes; all pending work finishes' },
  { advance: 'PT20S', label: '20 s', title: 'Move the clock by 20 seconds' },
  { advance: 'PT6H', label: '6 h', title: 'Move the clock by 6 hours' },
  { advance: 'P1D', label: '1 day', title: 'Move the clock by 1 day' },
  { advance: 'P30D', label: '30 days', title: 'Move the clock by 30 days' },
  { advance: 'P18M', label: '18 months', title: 'Move the clock by 18 months; takes a while' },
];

export function Clock() {
  const { now } = useWorld();
  const move = useAct(({ ask }, advance: string) => ask('/_local/clock', { body: { advance } }));
  return (
    <div className="clock">
      <time dateTime={now}>{formats.fullMoment(now)}</time>
      <fieldset>
        <legend className="visually-hidden">Move the clock</legend>
        {MOVES.map(({ advance, label, title }) => (
          <ActButton
            key={advance}
            label={`${label}: ${title}`}
            act={() => move.mutate(advance)}
            isPending={move.isPending}
          >
            {label}
          </ActButton>
        ))}
      </fieldset>
    </div>
  );
}
