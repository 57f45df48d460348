// Calls a number that answers, the PIN line, from a handset; tells what it said.
import { useState } from 'react';
import * as z from 'zod';
import type { Handset } from '../world/handsets.ts';
import { useAct, useWorld } from './use-world.ts';

const answer = z.object({ said: z.array(z.string()), connectedTo: z.string().optional() });

export function DialForm({ handset: { phone, owner } }: { handset: Handset }) {
  const { numbers } = useWorld();
  const [digits, setDigits] = useState('');
  const line = numbers.calls[0]?.number;
  const dial = useAct(async ({ ask }, to: string) =>
    answer.parse(await ask(`/_local/phones/${phone}/dial`, { body: { to, digits } })),
  );
  if (line === undefined) return null;
  const heard = dial.data;
  return (
    <details className="dial">
      <summary>Dial the PIN line</summary>
      <form
        noValidate
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          dial.mutate(line);
        }}
      >
        <input
          aria-label={`PIN to enter from ${owner}`}
          placeholder="PIN"
          inputMode="numeric"
          pattern="[0-9*#]*"
          value={digits}
          onChange={(event) => setDigits(event.target.value)}
        />
        <button type="submit" aria-disabled={dial.isPending}>
          Call {line}
        </button>
      </form>
      <div role="status">
        {heard?.said.map((sentence, index) => (
          <p key={`${index} ${sentence}`} className="outcome">
            {sentence}
          </p>
        ))}
        {heard?.connectedTo !== undefined && <p className="outcome">Connected to {heard.connectedTo}.</p>}
      </div>
    </details>
  );
}
