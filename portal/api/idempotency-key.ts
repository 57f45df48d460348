// The same wish keeps its Idempotency-Key until it is done: a lost answer does nothing a second time.
import { useRef } from 'react';

export function useIdempotencyKey(): { keyFor(wanted: string): string; forget(): void } {
  const undone = useRef<{ wanted: string; key: string }>(undefined);
  return {
    keyFor: (wanted) => {
      if (undone.current?.wanted !== wanted) undone.current = { wanted, key: crypto.randomUUID() };
      return undone.current.key;
    },
    forget: () => {
      undone.current = undefined;
    },
  };
}
