// What a tab or a browser keeps by a name, seen by every component that shows it.
import { useSyncExternalStore } from 'react';

/** `storeOf`: asked when it is needed, for a browser may refuse it. */
export function keeperIn(storeOf: () => Storage) {
  const listeners = new Set<() => void>();
  /** Called when anything is kept or forgotten, in another window too; answers how to stop that. */
  function onKept(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  }
  return {
    onKept,
    /** Undefined forgets it. */
    keep(place: string, kept: string | undefined): void {
      if (kept === undefined) storeOf().removeItem(place);
      else storeOf().setItem(place, kept);
      for (const listener of listeners) listener();
    },
    /** Undefined where nothing is kept. */
    useKept: (place: string): string | undefined =>
      useSyncExternalStore(onKept, () => storeOf().getItem(place) ?? undefined),
  };
}
