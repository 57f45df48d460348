// Who goes on by Tab while a page is still coming keeps the focus: the page doesn't take it from what they have reached.

/** The address at which Tab was last pressed, until its page is there. */
let tabbedAt: string | undefined;

/** Answers how to stop. */
export function watchTabs(): () => void {
  const note = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') tabbedAt = location.pathname;
  };
  addEventListener('keydown', note, { capture: true });
  return () => removeEventListener('keydown', note, { capture: true });
}

/** Asked by a page when it comes, and not again for that page. */
export function hasTabbedOn(): boolean {
  const hasTabbed = tabbedAt === location.pathname && document.activeElement !== document.body;
  tabbedAt = undefined;
  return hasTabbed;
}
