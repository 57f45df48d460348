// One handset: its texts and calls, and what can be done with it.
import { useEffect, useId, useRef } from 'react';
import { Written } from '../../../portal/controls/written.tsx';
import { type Handset, isRinging, teamAndBrand } from '../world/handsets.ts';
import type { Call, Text } from '../world/world.ts';
import { ActButton } from './act-button.tsx';
import { DialForm } from './dial-form.tsx';
import { TextForm } from './text-form.tsx';
import { Time } from './time.tsx';
import { useAct } from './use-world.ts';

export function HandsetCard({ handset }: { handset: Handset }) {
  const { phone, owner, entries } = handset;
  const heading = useId();
  const thread = useRef<HTMLOListElement>(null);
  const latest = entries.at(-1)?.id;
  useEffect(() => {
    if (latest !== undefined) thread.current?.scrollTo({ top: thread.current.scrollHeight });
  }, [latest]);
  return (
    <article className={handset.isRinging ? 'handset ringing' : 'handset'} aria-labelledby={heading}>
      <h3 id={heading}>
        <Written>{owner}</Written> <span className="phone">{phone}</span>
      </h3>
      {handset.agent && <p className="fine">{teamAndBrand(handset.agent)}</p>}
      {entries.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
        <ol ref={thread} className="thread" tabIndex={0} aria-label={`Texts and calls of ${owner}`}>
          {entries.map((entry) => (
            <li key={entry.id} className={entry.kind === 'call' ? 'call' : entry.direction}>
              {entry.kind === 'text' ? <TextEntry text={entry} /> : <CallEntry call={entry} />}
            </li>
          ))}
        </ol>
      )}
      <TextForm handset={handset} />
      <DialForm handset={handset} />
    </article>
  );
}

function TextEntry({ text }: { text: Text }) {
  const isSent = text.direction === 'inbound';
  return (
    <>
      <p className="bubble" dir="auto">
        {text.body}
      </p>
      <p className="fine">
        {isSent ? `to ${text.to}` : `from ${text.from}`} · <Time at={text.at} />
      </p>
    </>
  );
}

const STATES: Record<Call['state'], string> = {
  initiated: 'Calling',
  ringing: 'Ringing',
  answered: 'Answered',
  completed: 'Call over',
  busy: 'Declined',
  'no-answer': 'Missed call',
  failed: 'Call failed',
};

function CallEntry({ call }: { call: Call }) {
  const act = useAct(({ ask }, given: 'answer' | 'busy' | 'hangup') =>
    ask(`/_local/phones/${call.to}/calls/${call.id}`, { body: { act: given } }),
  );
  const wasHeard = call.state === 'answered' || call.state === 'completed';
  return (
    <>
      <p className="call-state">
        <strong>{STATES[call.state]}</strong>{' '}
        {isRinging(call) && (
          <>
            <ActButton isPrimary act={() => act.mutate('answer')} isPending={act.isPending}>
              Answer
            </ActButton>{' '}
            <ActButton act={() => act.mutate('busy')} isPending={act.isPending}>
              Decline
            </ActButton>
          </>
        )}
        {call.state === 'answered' && (
          <ActButton act={() => act.mutate('hangup')} isPending={act.isPending}>
            Hang up
          </ActButton>
        )}
      </p>
      {wasHeard && <p className="bubble">{call.message}</p>}
      <p className="fine">
        from {call.from} · <Time at={call.at} />
      </p>
    </>
  );
}
