// A list is found as it was left: as far down, and with the focus on what was opened from it.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { placeOf } from '../place.ts';

type Left = { top: number; opened: string | undefined };

const left = new Map<string, Left>();

/** `address`: of the list with its filters. `isThere`: once it has rows. */
export function useListPlace(address: string, isThere: boolean): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (!isThere) return;
    const scroller = list.current?.closest('.pane') ?? document.documentElement;
    const before = left.get(address);
    if (before !== undefined) {
      if (before.opened !== undefined) focusRow(list.current, before.opened);
      scroller.scrollTop = before.top;
    }
    return () => {
      left.set(address, { top: scroller.scrollTop, opened: placeOf(location.pathname)?.referralId });
    };
  }, [address, isThere]);
  return list;
}

function focusRow(list: HTMLElement | null, referralId: string): void {
  list?.querySelector<HTMLElement>(`[href*="/${CSS.escape(referralId)}"]`)?.focus({ preventScroll: true });
}
