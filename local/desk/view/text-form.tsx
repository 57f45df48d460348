// Sends a text from a handset: by default to the number that texted it last.
import { useState } from 'react';
import type { Handset } from '../world/handsets.ts';
import { textFrom } from '../world/texting.ts';
import { ActButton } from './act-button.tsx';
import { useAct, useWorld } from './use-world.ts';

const WORDS = ['YES', 'STOP', 'START'];

export function TextForm({ handset }: { handset: Handset }) {
  const { phone, owner, entries } = handset;
  const { numbers } = useWorld();
  const [chosen, setChosen] = useState<string>();
  const [body, setBody] = useState('');
  const lastFrom = entries.findLast((entry) => entry.kind === 'text' && entry.direction === 'outbound')?.from;
  const to = chosen ?? lastFrom ?? numbers.texts[0]?.number ?? '';
  const send = useAct(async (stage, words: string) => {
    await textFrom(phone, { to, body: words }, stage);
    setBody('');
  });
  return (
    <form
      noValidate
      className="text-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() !== '') send.mutate(body);
      }}
    >
      <div className="row">
        <input
          aria-label={`Text from ${owner}`}
          placeholder="Text"
          value={body}
          maxLength={1600}
          onChange={(event) => setBody(event.target.value)}
        />
        <button type="submit" aria-disabled={send.isPending}>
          Send
        </button>
      </div>
      <div className="row">
        {WORDS.map((word) => (
          <ActButton
            key={word}
            label={`Send ${word} from ${owner}`}
            act={() => send.mutate(word)}
            isPending={send.isPending}
          >
            {word}
          </ActButton>
        ))}
        <select aria-label="To" value={to} onChange={(event) => setChosen(event.target.value)}>
          {numbers.texts.map(({ number, name }) => (
            <option key={number} value={number}>
              to {name.replace(/^phone-/, '')} {number}
            </option>
          ))}
        </select>
      </div>
    </form>
  );
}
