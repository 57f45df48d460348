// What was typed to clients ends with the sign-out. Apart from who keeps it: the sign-in is loaded before the pages.

/** How the names of what is kept begin. */
export const keptTexts = 'dibs.text.';

export function forgetTexts(store: Storage): void {
  for (const name of Object.keys(store)) if (name.startsWith(keptTexts)) store.removeItem(name);
}
