// A text that waits for a connection, in the place of the box; before one does, that it would.
import { useEffect, useState } from 'react';
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { useChannelState } from '../../session/portal-context.tsx';
import { useKeptText } from '../kept-text.ts';
import { setWaiting, useWaiting } from './waiting-store.ts';
import { takenBack } from './waiting-text.ts';
import { waitingWords } from './words.ts';

export function Waiting({ referralId }: { referralId: string }) {
  const own = useWordsOf(waitingWords);
  const { place, text, isWaiting } = useWaiting(referralId);
  const [, keep] = useKeptText(referralId);
  const isOffline = useIsOffline();
  if (text === undefined || !isWaiting)
    return isOffline ? <p className="notice is-stale">{own.hint}</p> : null;
  const takeBack = () => {
    keep(text.body);
    setWaiting(place, takenBack(text));
  };
  return (
    <div className="notice is-stale" role="status">
      <p className="notes">
        <Written>{text.body}</Written>
      </p>
      <p>
        {own.waits} {text.isTried && own.mayBeSent}
      </p>
      <div className="acts">
        <button type="button" onClick={takeBack}>
          {own.takeBack}
        </button>
      </div>
    </div>
  );
}

function useIsOffline(): boolean {
  const channel = useChannelState();
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const note = () => setOnline(navigator.onLine);
    window.addEventListener('online', note);
    window.addEventListener('offline', note);
    return () => {
      window.removeEventListener('online', note);
      window.removeEventListener('offline', note);
    };
  }, []);
  return channel === 'unreachable' || !isOnline;
}
