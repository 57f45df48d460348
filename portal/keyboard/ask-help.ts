// The list of keyboard shortcuts is asked for by key, or from wherever a page offers it.
const listeners = new Set<() => void>();

export function showShortcuts(): void {
  for (const listener of listeners) listener();
}

export function onShowShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
