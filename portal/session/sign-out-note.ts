// A note that somebody signed out of this browser: what other windows, or Back, still hold of theirs is shown no more.
const place = 'dibs.signed-out';

export function noteSignOut(kept: Pick<Storage, 'setItem'>): void {
  try {
    kept.setItem(place, String(Date.now()));
  } catch {
    // A browser that keeps nothing tells nobody.
  }
  // Other windows are told by the browser.
  dispatchEvent(new Event('storage'));
}

/** Calls `act` once somebody signed out after `since`: in this window, in another, or while this page was away. */
export function watchForSignOut(since: number, kept: Pick<Storage, 'getItem'>, act: () => void): void {
  const look = () => {
    const at = Number(readFrom(kept));
    if (at >= since) act();
  };
  addEventListener('storage', look);
  // A browser may show a page again as it left it.
  addEventListener('pageshow', look);
}

function readFrom(kept: Pick<Storage, 'getItem'>): string | null {
  try {
    return kept.getItem(place);
  } catch {
    return null;
  }
}
