// Filters that stand in the address: a link shows the same list, and Back the list before.
import { useSearchParams } from 'wouter';

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
