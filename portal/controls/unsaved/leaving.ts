// Whoever goes to another page is asked first while something there is not saved (unsaved.tsx): links, keys and buttons come by here.
import type { AroundNavHandler } from 'wouter';

type Go = () => void;

let asks: ((go: Go) => void) | undefined;

/** Of the entry in the browser's history that Back takes away before it takes the page. */
const mark = 'isUnsaved';

export function isMarked(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && mark in state;
}

export function markEntry(): void {
  history.pushState({ ...history.state, [mark]: true }, '');
}

/** For wouter. Filters of the same page are no leaving. */
export const aroundNavigation: AroundNavHandler = (navigate, to, options) => {
  const isHere = to.split(/[?#]/)[0] === location.pathname;
  const go = () => navigate(to, isMarked() && !isHere ? { ...options, replace: true } : options);
  if (asks === undefined || isHere) go();
  else asks(go);
};

/** `ask` decides from now on; answers how to end that. */
export function askBeforeLeaving(ask: (go: Go) => void): () => void {
  asks = ask;
  return () => {
    if (asks === ask) asks = undefined;
  };
}

/** What was typed is saved: nobody is asked. */
export function leaveFreely(go: Go): void {
  asks = undefined;
  go();
}
