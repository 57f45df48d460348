// Another page of the portal in the same window, as a link leads there.
import type { Page } from 'playwright-core';

export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
  await loaded(page);
}

/** Looked at in the page, frame by frame: from outside it is seen only twice a second. */
export async function loaded(page: Page): Promise<void> {
  const isThere = `document.querySelector('h1') !== null && document.querySelector('.loading') === null`;
  await page.evaluate(
    `new Promise((done) => { const look = () => requestAnimationFrame(() => (${isThere} ? done() : look())); look(); })`,
  );
}
