// A search field: what is typed stands there at once, and is looked for when the typing pauses.
import { useEffect, useState } from 'react';

/** Typed words are looked for when nothing was typed for so long. */
const pauseMs = 300;

/** What is typed at once, and told when the typing pauses. */
export function useTyped(value: string, tell: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => tell(typed), pauseMs);
    return () => clearTimeout(timer);
  });
  return [typed, setTyped] as const;
}
