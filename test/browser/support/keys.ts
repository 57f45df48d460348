// Keys that the portal hears once their code is there, a moment after the page.
import type { Locator, Page } from 'playwright-core';

const mostTries = 20;

/** Presses `keys` until `reached` is there: before their code is, they do nothing. */
export async function pressUntil(page: Page, keys: string, reached: Locator): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    await page.keyboard.press(keys);
    await reached.waitFor({ timeout: 1000 }).catch(() => {});
    if (await reached.isVisible()) return;
  }
  throw new Error(`${keys} does not lead to ${reached}.`);
}
