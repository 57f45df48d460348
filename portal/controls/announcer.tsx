// Says results, from one live region that outlives every page: aloud for screen readers, and what somebody did also to be seen.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

type Say = (text: string, isShown?: boolean) => void;

const SayContext = createContext<Say>(() => undefined);

/** Long enough to read two sentences. */
const shownMs = 8000;

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0, isShown: false });
  // The turn makes the same words twice two announcements.
  const say = useCallback<Say>(
    (text, isShown = false) => setSaid(({ turn }) => ({ text, turn: turn + 1, isShown })),
    [],
  );
  useEffect(() => {
    if (!said.isShown) return;
    const later = setTimeout(() => setSaid((now) => ({ ...now, isShown: false })), shownMs);
    return () => clearTimeout(later);
  }, [said]);
  return (
    <SayContext value={say}>
      {children}
      <output className={said.isShown ? 'act-told' : 'unseen'} aria-live="polite">
        <span key={said.turn}>{said.text}</span>
      </output>
    </SayContext>
  );
}

/** For screen readers alone: what the page shows by itself. */
export function useAnnounce(): (text: string) => void {
  return useContext(SayContext);
}

/** Of what somebody did: seen too, on the page that they are led to as well. */
export function useTell(): (text: string) => void {
  const say = useContext(SayContext);
  return useCallback((text) => say(text, true), [say]);
}
