// How much of a page moved by itself while it came: web.dev/articles/cls calls 0.1 good and 0.25 poor.
import type { Page } from 'playwright-core';

export const goodMovement = 0.1;

/** Chromium's layout shifts since the page was opened, but for those that an input brought. */
export function movementOf(page: Page): Promise<number> {
  return page.evaluate(`new Promise((done) => {
    new PerformanceObserver((list) => {
      done(list.getEntries().reduce((sum, shift) => sum + (shift.hadRecentInput ? 0 : shift.value), 0));
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(0), 1000);
  })`);
}
