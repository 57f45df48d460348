// The virtual clock, and buttons that move it on; over months it is told how far it is.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endOf, progressOf } from '../world/clock-move.ts';
import { ActButton } from './act-button.tsx';
import { formats } from './time.tsx';
import { clockNow, useAct, useWorld } from './use-world.ts';

const MOVES = [
  { advance: 'PT0S', label: 'Settle', title: 'No time passes; all pending work is finished' },
  { advance: 'PT20S', label: '20 s', title: 'Move the clock by 20 seconds' },
  { advance: 'PT6H', label: '6 h', title: 'Move the clock by 6 hours' },
  { advance: 'P1D', label: '1 day', title: 'Move the clock by 1 day' },
  { advance: 'P30D', label: '30 days', title: 'Move the clock by 30 days' },
  { advance: 'P18M', label: '18 months', title: 'Move the clock by 18 months; takes a while' },
];

type Move = { fromMs: number; toMs: number };

export function Clock() {
  const { now } = useWorld();
  const [under, setUnder] = useState<Move>();
  const move = useAct(({ ask, world }, advance: string) => {
    const fromMs = Date.parse(world.now);
    setUnder({ fromMs, toMs: endOf(advance, fromMs) });
    return ask('/_local/clock', { body: { advance } });
  });
  return (
    <div className="clock">
      {move.isPending && under !== undefined ? (
        <Moving move={under} />
      ) : (
        <time dateTime={now}>{formats.fullMoment(now)}</time>
      )}
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

/** All that falls due on the way runs, each day of it. */
function Moving({ move }: { move: Move }) {
  const known = useWorld().now;
  const now = useQuery(clockNow).data?.now ?? known;
  const progress = progressOf(move, Date.parse(now));
  return (
    <>
      <time dateTime={now}>{formats.fullMoment(now)}</time>
      {progress !== undefined && (
        <label>
          <progress max={100} value={progress.percent} /> {progress.daysLeft} days left
        </label>
      )}
    </>
  );
}
