// Filters that stand in the address: a link shows the same list, and Back the list before.
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';

/** Typed words are looked for when nothing was typed for so long. */
const pauseMs = 300;

export type Filters<Name extends string> = {
  /** As it stands in the address; empty when it isn't there. */
  value(name: Name): string;
  set(name: Name, value: string): void;
};

export function useFilters<Name extends string>(): Filters<Name> {
  const [query, setQuery] = useSearchParams();
  return {
    value: (name) => query.get(name) ?? '',
    set: (name, value) =>
      setQuery(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === '') after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
  };
}

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
